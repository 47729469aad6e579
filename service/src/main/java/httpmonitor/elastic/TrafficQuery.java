package httpmonitor.elastic;

import static httpmonitor.elastic.Json.object;

import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSource.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A tick's one request: an {@code _msearch} of independent searches, whose shapes keep its cost flat while data grow.
 *
 * <p>The totals have no query and no sub-aggregation, because only so does Elasticsearch answer {@code terms} from the index instead of from
 * every document. Everything about the interval lies below one range query on the time, so that old segments are skipped.
 */
final class TrafficQuery {

    /** Up to so many sections and clients, all counts are exact, also over several shards. */
    static final int EXACT_SECTIONS = 1_000;

    static final int EXACT_CLIENTS = 3_000;

    /** Heartbeats older than this are ignored. */
    static final Duration HEARTBEATS_KEPT = Duration.ofHours(24);

    /** How many ranges status codes are counted in: five classes, and what lies below and above. */
    static final int STATUS_RANGES = 7;

    private static final int MOST_SOURCES = 10_000;

    private final String hits;
    private final TrafficFilter filter;
    private final int top;

    /**
     * Asks for hits of an index pattern.
     *
     * @param hits the index pattern
     * @param top the length of the lists of sections and clients
     */
    TrafficQuery(String hits, TrafficFilter filter, int top) {
        this.hits = hits;
        this.filter = filter;
        this.top = top;
    }

    /** The searches of the request, in the order of {@link TrafficAnswer}'s reading. */
    enum Part {
        TOTALS,
        RECENT,
        HEARTBEATS,
        UNPARSED,
        LATE
    }

    /** The request's body: a header line and a body line for each part; LATE only where the question asks for it. */
    String body(Question question) {
        List<Object> lines = new ArrayList<>();
        search(lines, hits, totals());
        search(lines, hits, recent(question));
        search(lines, IndexNames.HEARTBEAT, heartbeats(question.now()));
        search(lines, IndexNames.UNPARSED, object("size", 0, "track_total_hits", true));
        question.lateSince().ifPresent(since -> search(lines, hits, late(question, since)));
        return String.join("\n", lines.stream().map(Json::text).toList()) + "\n";
    }

    private static void search(List<Object> lines, String index, Map<String, Object> body) {
        lines.add(object("index", index, "ignore_unavailable", true, "allow_no_indices", true));
        lines.add(body);
    }

    private Map<String, Object> totals() {
        Map<String, Object> body = object(
                "size",
                0,
                "track_total_hits",
                true,
                "aggs",
                object("sections", terms(Field.SECTION, Math.max(top, EXACT_SECTIONS))));
        FilterQuery counted = new FilterQuery(filter);
        if (!counted.isEmpty()) {
            body.put("query", counted.query());
        }
        return body;
    }

    private Map<String, Object> recent(Question question) {
        TimeRange interval = question.interval();
        TimeRange lookback = question.lookback();
        Instant from = interval.from().isBefore(lookback.from()) ? interval.from() : lookback.from();
        Instant future = question.now().plusMillis(1);
        Instant to = future.isAfter(lookback.to()) ? future : lookback.to();
        return object(
                "size",
                0,
                "track_total_hits",
                false,
                "query",
                new FilterQuery(filter).and(FilterQuery.range(Field.TIMESTAMP, from, to)),
                "aggs",
                object(
                        "interval", object("filter", FilterQuery.range(interval), "aggs", interval()),
                        "lookback", object("filter", FilterQuery.range(lookback), "aggs", object("seconds", seconds())),
                        "past",
                                object(
                                        "filter", FilterQuery.before(Field.TIMESTAMP, future),
                                        "aggs", object("newest", object("max", object("field", Field.TIMESTAMP))))));
    }

    private Map<String, Object> interval() {
        return object(
                "bytes", sumOfBytes(),
                "clients", cardinality(Field.CLIENT, 40_000),
                "distinct_sections", cardinality(Field.SECTION, EXACT_SECTIONS),
                "status", statusClasses(),
                "no_section", object("missing", object("field", Field.SECTION)),
                "by_section",
                        busiest(
                                Field.SECTION,
                                EXACT_SECTIONS,
                                object("bytes", sumOfBytes(), "status", statusClasses())),
                "by_client", busiest(Field.CLIENT, EXACT_CLIENTS, object("bytes", sumOfBytes())));
    }

    private Map<String, Object> late(Question question, Instant since) {
        return object(
                "size",
                0,
                "track_total_hits",
                false,
                "query",
                new FilterQuery(filter).and(FilterQuery.from(Field.CREATED, since), FilterQuery.range(question.late())),
                "aggs",
                object("oldest", object("min", object("field", Field.TIMESTAMP))));
    }

    static Map<String, Object> heartbeats(Instant now) {
        return object(
                "size",
                MOST_SOURCES,
                "track_total_hits",
                false,
                "query",
                FilterQuery.from(Field.TIMESTAMP, now.minus(HEARTBEATS_KEPT)),
                "sort",
                List.of(object("covered_until", object("order", "asc", "unmapped_type", "date"))));
    }

    /** Hits per second; empty seconds are left out. */
    static Map<String, Object> seconds() {
        return object("date_histogram", object("field", Field.TIMESTAMP, "fixed_interval", "1s", "min_doc_count", 1));
    }

    /** A list whose shards each look at {@code exact} values, so that it is exact wherever there are no more. */
    private Map<String, Object> busiest(String field, int exact, Map<String, Object> perValue) {
        return object(
                "terms", object("field", field, "size", top, "shard_size", Math.max(top, exact)), "aggs", perValue);
    }

    private static Map<String, Object> terms(String field, int size) {
        return object("terms", object("field", field, "size", size));
    }

    private static Map<String, Object> sumOfBytes() {
        return object("sum", object("field", Field.BYTES));
    }

    private static Map<String, Object> cardinality(String field, int precision) {
        return object("cardinality", object("field", field, "precision_threshold", precision));
    }

    /** As ranges, never as values: a hundred times cheaper. */
    private static Map<String, Object> statusClasses() {
        List<Object> ranges = new ArrayList<>();
        ranges.add(object("key", "below", "to", 100));
        for (int hundred = 1; hundred <= 5; hundred++) {
            ranges.add(object("key", hundred + "xx", "from", 100 * hundred, "to", 100 * hundred + 100));
        }
        ranges.add(object("key", "above", "from", 600));
        return object("range", object("field", Field.STATUS, "keyed", true, "ranges", ranges));
    }
}
