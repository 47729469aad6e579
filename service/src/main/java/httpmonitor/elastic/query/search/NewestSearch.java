package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.StoredHit;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The newest hits of a range, newest first; of one time, the one that stands later in its file first.
 *
 * @param index of the hits
 * @param wanted which of them
 * @param most how many at most
 */
public record NewestSearch(String index, FilterQuery wanted, TimeRange range, int most)
        implements Search<List<StoredHit>> {

    private static final String OFFSET = "log.offset";
    private static final String URL = "url.original";

    @Override
    public Map<String, Object> body() {
        return object(
                "size",
                most,
                "track_total_hits",
                false,
                "query",
                wanted.and(FilterQuery.range(range)),
                "sort",
                List.of(newestFirst(DocumentField.TIMESTAMP, "date"), newestFirst(OFFSET, "long")),
                "_source",
                List.of(
                        DocumentField.CLIENT,
                        DocumentField.METHOD,
                        URL,
                        DocumentField.STATUS,
                        DocumentField.BYTES,
                        DocumentField.DURATION,
                        DocumentField.REFERRER,
                        DocumentField.USER_AGENT,
                        DocumentField.DOMAIN,
                        DocumentField.HOST));
    }

    private static Map<String, Object> newestFirst(String field, String type) {
        return object(field, object("order", "desc", "unmapped_type", type));
    }

    @Override
    public List<StoredHit> read(JsonNode response) throws TrafficUnavailableException {
        List<StoredHit> hits = new ArrayList<>();
        for (JsonNode hit : SearchAnswer.required(SearchAnswer.required(response, "hits"), "hits")) {
            hits.add(hit(
                    SearchAnswer.required(hit, "_source"), time(hit.path("sort").path(0))));
        }
        return hits;
    }

    private Instant time(JsonNode sorted) throws TrafficUnavailableException {
        Instant time = Instant.ofEpochMilli(
                sorted.isIntegralNumber() && sorted.canConvertToLong() ? sorted.asLong() : Long.MIN_VALUE);
        if (!range.contains(time)) {
            throw SearchAnswer.foreign("the time " + sorted + ", not of " + range.from() + " to " + range.to());
        }
        return time;
    }

    private static StoredHit hit(JsonNode source, Instant time) {
        OptionalLong status = number(source, DocumentField.STATUS);
        return new StoredHit(
                time,
                text(source, DocumentField.CLIENT),
                text(source, DocumentField.METHOD),
                text(source, URL),
                status.isPresent() ? OptionalInt.of((int) status.getAsLong()) : OptionalInt.empty(),
                number(source, DocumentField.BYTES),
                number(source, DocumentField.DURATION),
                text(source, DocumentField.REFERRER),
                text(source, DocumentField.USER_AGENT),
                text(source, DocumentField.DOMAIN).or(() -> text(source, DocumentField.HOST)));
    }

    private static JsonNode at(JsonNode source, String field) {
        return source.at("/" + field.replace('.', '/'));
    }

    private static Optional<String> text(JsonNode source, String field) {
        JsonNode value = at(source, field);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** A number of a document, which may be anything: other writers may have stored it as text. */
    private static OptionalLong number(JsonNode source, String field) {
        JsonNode value = at(source, field);
        return value.isIntegralNumber() && value.canConvertToLong()
                ? OptionalLong.of(value.asLong())
                : OptionalLong.empty();
    }
}
