package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the oldest late hit. A hit is late by the time at which it was read; nothing else shows it.
 *
 * @param index of the hits
 * @param hits which hits count
 * @param readSince hits that were read earlier are not late
 * @param ranges the seconds for which late hits matter, at least one range
 */
public record LateSearch(String index, FilterQuery hits, Instant readSince, List<TimeRange> ranges)
        implements Search<Optional<Instant>> {

    @Override
    public Map<String, Object> body() {
        Object late = hits.and(FilterQuery.from(DocumentField.CREATED, readSince), FilterQuery.ranges(ranges));
        return Search.aggregating(
                false, late, object("oldest", object("min", object("field", DocumentField.TIMESTAMP))));
    }

    @Override
    public Optional<Instant> read(JsonNode response) throws TrafficUnavailableException {
        return SearchAnswer.indices(response) == 0
                ? Optional.empty()
                : SearchAnswer.instant(
                        SearchAnswer.aggregation(response, "oldest"),
                        Collections.min(ranges, Comparator.comparing(TimeRange::from))
                                .from(),
                        Collections.max(ranges, Comparator.comparing(TimeRange::to))
                                .to());
    }
}
