package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the time of the oldest hit in each range that was read at {@code readSince} or later. Ticks do not count the
 * seconds of these ranges again. Such a hit may have been counted already: {@link LateCountSearch} shows whether hits
 * were added.
 *
 * @param index of the hits
 * @param hits which hits count
 * @param readSince hits that were read earlier are not late; allows for clocks that differ
 * @param ranges the seconds for which late hits matter, at least one range
 */
public record OldestLateSearch(String index, FilterQuery hits, Instant readSince, List<TimeRange> ranges)
        implements Search<List<Optional<Instant>>> {

    private static final Map<String, Object> OLDEST =
            object("oldest", object("min", object("field", DocumentField.TIMESTAMP)));

    @Override
    public Map<String, Object> body() {
        Object late = hits.and(FilterQuery.from(DocumentField.CREATED, readSince), FilterQuery.ranges(ranges));
        return Search.aggregating(false, late, ranges.size() == 1 ? OLDEST : oldestOfEach());
    }

    private Map<String, Object> oldestOfEach() {
        Map<String, Object> each = new LinkedHashMap<>();
        for (int i = 0; i < ranges.size(); i++) {
            each.put("range" + i, object("filter", FilterQuery.range(ranges.get(i)), "aggs", OLDEST));
        }
        return each;
    }

    @Override
    public List<Optional<Instant>> read(JsonNode response) throws TrafficUnavailableException {
        if (SearchAnswer.indices(response) == 0) {
            return Collections.nCopies(ranges.size(), Optional.empty());
        }
        List<Optional<Instant>> oldest = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            JsonNode found = ranges.size() == 1
                    ? SearchAnswer.aggregation(response, "oldest")
                    : SearchAnswer.required(SearchAnswer.aggregation(response, "range" + i), "oldest");
            oldest.add(SearchAnswer.instant(
                    found, ranges.get(i).from(), ranges.get(i).to()));
        }
        return oldest;
    }
}
