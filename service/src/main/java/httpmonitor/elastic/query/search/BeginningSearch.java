package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the second of the oldest hit, which Elasticsearch finds in the index without reading documents. An ascending
 * sort without a query would be enough, but with {@code logsdb} it sometimes fails while segments are small
 * (Elasticsearch 9.5: "minDoc must be >= 0").
 *
 * <p>The archive is left out: it is never pruned, and one hit with a wrong date there says nothing of the time since.
 *
 * @param hits the index pattern of the hits
 * @param filter which hits count
 */
public record BeginningSearch(String hits, TrafficFilter filter) implements Search<Optional<Instant>> {

    /** Excludes the archive, which need not exist. */
    @Override
    public String index() {
        return hits + ",-" + IndexNames.of(hits).archive();
    }

    @Override
    public Map<String, Object> body() {
        Object oldest = object("min", object("field", DocumentField.TIMESTAMP));
        Map<String, Object> body = object("size", 0, "track_total_hits", false, "aggs", object("oldest", oldest));
        FilterQuery counted = new FilterQuery(filter);
        if (!counted.isEmpty()) {
            body.put("query", counted.query());
        }
        return body;
    }

    @Override
    public Optional<Instant> read(JsonNode response) throws TrafficUnavailableException {
        return SearchAnswer.indices(response) == 0
                ? Optional.empty()
                : SearchAnswer.instant(SearchAnswer.aggregation(response, "oldest"))
                        .map(oldest -> oldest.truncatedTo(ChronoUnit.SECONDS));
    }
}
