package httpmonitor.elastic.admin;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.search.FilterQuery;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.RestJson;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.http.JsonBody;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The unparsed lines by reason, and the sources with rejected lines. */
public final class RejectedDocuments {

    private static final String WHAT = "Cannot read the lines that were kept aside";
    private static final Duration RECENT = Duration.ofHours(24);
    private static final int MOST_REASONS = 3;
    /** The largest number of characters of a value that are quoted. */
    private static final int LONGEST = 60;

    private static final int MOST_SOURCES = 100;

    private final RestJson rest;

    /** Uses a connection that the caller closes. */
    public RejectedDocuments(ElasticConnection connection) {
        this.rest = new RestJson(connection);
    }

    /**
     * A reason why lines are unparsed.
     *
     * @param lines the number of lines with this reason
     * @param text the reason
     * @param path the log of the last of these lines
     */
    public record Reason(long lines, String text, String path) {}

    /**
     * A source with rejected lines.
     *
     * @param lines their number since the shipper's start
     */
    public record Refused(String path, String host, long lines) {}

    /**
     * The most frequent reasons, at most three.
     *
     * @throws ElasticException where the server refuses, or does not answer
     */
    public List<Reason> reasons() throws ElasticException {
        Object last = object(
                "top_hits",
                object(
                        "size",
                        1,
                        "_source",
                        "log.file.path",
                        "sort",
                        List.of(object(DocumentField.TIMESTAMP, object("order", "desc")))));
        Object byReason =
                object("terms", object("field", "error.message", "size", MOST_REASONS), "aggs", object("last", last));
        List<Reason> reasons = new ArrayList<>();
        for (JsonNode bucket : search(IndexNames.UNPARSED, object("size", 0, "aggs", object("reasons", byReason)))
                .at("/aggregations/reasons/buckets")) {
            reasons.add(new Reason(
                    count(bucket, "doc_count"),
                    bucket.path("key").asText(),
                    bucket.at("/last/hits/hits/0/_source/log/file/path").asText()));
        }
        return reasons;
    }

    /**
     * The sources with heartbeats of the last 24 hours and rejected lines.
     *
     * @throws ElasticException where the server refuses, or does not answer
     */
    public List<Refused> refused(Instant now) throws ElasticException {
        Object some = object("range", object("rejected", object("gt", 0)));
        Object recent = FilterQuery.range(DocumentField.TIMESTAMP, now.minus(RECENT), now.plus(RECENT));
        List<Refused> refused = new ArrayList<>();
        for (JsonNode hit : search(
                        IndexNames.HEARTBEAT,
                        object("size", MOST_SOURCES, "query", object("bool", object("filter", List.of(some, recent)))))
                .at("/hits/hits")) {
            JsonNode beat = hit.path("_source");
            refused.add(
                    new Refused(beat.path("path").asText(), beat.path("host").asText(), count(beat, "rejected")));
        }
        return refused;
    }

    private static long count(JsonNode parent, String name) throws ElasticException {
        JsonNode count = parent.path(name);
        if (!count.isIntegralNumber() || !count.canConvertToLong() || count.longValue() < 0) {
            String text = count.toString();
            String said = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
            IOException cause = new IOException("'" + name + "' is no count: " + said);
            throw new ElasticException(WHAT + ": the answer was not understood (" + cause.getMessage() + ")", cause);
        }
        return count.longValue();
    }

    private JsonNode search(String index, Object body) throws ElasticException {
        return rest.post(WHAT, "/" + index + "/_search?ignore_unavailable=true", JsonBody.of(body));
    }
}
