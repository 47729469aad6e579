package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.StoredHit;
import httpmonitor.traffic.StoredHit.Place;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.View.Newest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The newest hits of a range, newest first; of hits with the same time, the later one in its file first.
 *
 * @param index of the hits
 * @param wanted which hits
 * @param newest the highest number, and the hit after which to begin
 */
public record NewestSearch(String index, FilterQuery wanted, TimeRange range, Newest newest)
        implements Search<List<StoredHit>> {

    private static final String OFFSET = "log.offset";

    /** The store's number of a document: no two hits of an index have the same one. */
    private static final String NUMBER = "_seq_no";

    private static final String URL = "url.original";

    @Override
    public Map<String, Object> body() {
        Map<String, Object> body = object(
                "size",
                newest.most(),
                "track_total_hits",
                false,
                "query",
                wanted.and(FilterQuery.range(range)),
                "sort",
                List.of(
                        Search.sorted(DocumentField.TIMESTAMP, "desc", "date"),
                        Search.sorted(OFFSET, "desc", "long"),
                        Search.sorted(NUMBER, "desc", "long")),
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
        newest.before()
                .ifPresent(place -> body.put("search_after", List.of(place.millis(), place.offset(), place.number())));
        return body;
    }

    @Override
    public List<StoredHit> read(JsonNode response) throws TrafficUnavailableException {
        List<StoredHit> hits = new ArrayList<>();
        for (JsonNode hit : SearchAnswer.hits(response)) {
            hits.add(hit(SearchAnswer.required(hit, "_source"), place(SearchAnswer.required(hit, "sort"))));
        }
        return hits;
    }

    private Place place(JsonNode sorted) throws TrafficUnavailableException {
        return new Place(
                SearchAnswer.sorted(sorted, range).toEpochMilli(),
                SearchAnswer.whole(sorted.path(1)).orElse(Long.MIN_VALUE),
                SearchAnswer.whole(sorted.path(2)).orElse(Long.MIN_VALUE));
    }

    private static StoredHit hit(JsonNode source, Place place) {
        OptionalLong status = number(source, DocumentField.STATUS);
        return new StoredHit(
                Instant.ofEpochMilli(place.millis()),
                text(source, DocumentField.CLIENT),
                text(source, DocumentField.METHOD),
                text(source, URL),
                status.isPresent() ? OptionalInt.of((int) status.getAsLong()) : OptionalInt.empty(),
                number(source, DocumentField.BYTES),
                number(source, DocumentField.DURATION),
                text(source, DocumentField.REFERRER),
                text(source, DocumentField.USER_AGENT),
                text(source, DocumentField.DOMAIN).or(() -> text(source, DocumentField.HOST)),
                place);
    }

    private static JsonNode at(JsonNode source, String field) {
        return source.at("/" + field.replace('.', '/'));
    }

    private static Optional<String> text(JsonNode source, String field) {
        JsonNode value = at(source, field);
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static OptionalLong number(JsonNode source, String field) {
        return SearchAnswer.whole(at(source, field));
    }
}
