package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.Networks;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Queries for the hits that count: filters and time ranges as Elasticsearch's JSON. */
public final class FilterQuery {

    private final List<Object> must = new ArrayList<>();
    private final List<Object> mustNot = new ArrayList<>();

    /** All of these filters must hold. */
    public FilterQuery(TrafficFilter... filters) {
        for (TrafficFilter filter : filters) {
            add(filter);
        }
    }

    private void add(TrafficFilter filter) {
        Map<TrafficFilter.Field, List<Object>> alternatives = new LinkedHashMap<>();
        for (Condition condition : filter.conditions()) {
            if (condition.excluded()) {
                mustNot.add(query(condition));
            } else if (condition.comparison().isOrder()) {
                must.add(query(condition));
            } else {
                alternatives
                        .computeIfAbsent(condition.field(), field -> new ArrayList<>())
                        .add(query(condition));
            }
        }
        alternatives.values().forEach(queries -> must.add(anyOf(queries)));
    }

    /** The hits to read for a count: those that match, or for a share all hits of its total. */
    public static FilterQuery of(TrafficFilter filter, Counting counting) {
        return new FilterQuery(filter, counting.shareOfAll() ? counting.whole() : counting.matching());
    }

    /** Whether every hit counts. */
    boolean isEmpty() {
        return must.isEmpty() && mustNot.isEmpty();
    }

    /** The filter alone. */
    Object query() {
        return and();
    }

    /** The filter, and these queries. */
    public Object and(Object... more) {
        List<Object> all = new ArrayList<>(must);
        all.addAll(List.of(more));
        return object("bool", object("filter", all, "must_not", mustNot));
    }

    /** The query for hits of a time range, its end excluded. */
    public static Object range(TimeRange range) {
        return range(DocumentField.TIMESTAMP, range.from(), range.to());
    }

    /** The query for hits of any of some time ranges. */
    static Object ranges(List<TimeRange> ranges) {
        return ranges.size() == 1
                ? range(ranges.getFirst())
                : anyOf(ranges.stream().map(FilterQuery::range).toList());
    }

    /**
     * The query for documents whose time lies in a range.
     *
     * @param field the field of the time
     * @param from the first instant of the range
     * @param to the end, excluded
     */
    public static Object range(String field, Instant from, Instant to) {
        return object(
                "range",
                object(field, object("gte", from.toEpochMilli(), "lt", to.toEpochMilli(), "format", "epoch_millis")));
    }

    /** The query for documents whose time in {@code field} is {@code from} or later. */
    static Object from(String field, Instant from) {
        return object("range", object(field, object("gte", from.toEpochMilli(), "format", "epoch_millis")));
    }

    /** The query for documents whose time in {@code field} lies before {@code to}. */
    public static Object before(String field, Instant to) {
        return object("range", object(field, object("lt", to.toEpochMilli(), "format", "epoch_millis")));
    }

    /** The query for the hits that a condition names, whether it requires or excludes them. */
    static Object query(Condition condition) {
        String value = condition.value();
        return switch (condition.field()) {
            case SECTION -> term(DocumentField.SECTION, value);
            case CLIENT -> term(Networks.isNetwork(value) ? DocumentField.CLIENT_IP : DocumentField.CLIENT, value);
            case METHOD -> term(DocumentField.METHOD, value);
            case URL -> term(DocumentField.PATH, value);
            case HOST -> anyOf(List.of(term(DocumentField.DOMAIN, value), term(DocumentField.HOST, value)));
            case STATUS -> status(value);
            case AGENT -> term(DocumentField.USER_AGENT, value);
            case REFERRER -> term(DocumentField.REFERRER, value);
            case DURATION -> duration(condition);
        };
    }

    /** The query for a duration. A negative one, which another writer may have stored, counts as none. */
    private static Object duration(Condition condition) {
        long nanos = condition.nanos();
        Map<String, Object> bounds = switch (condition.comparison()) {
            case LESS -> object("gte", 0, "lt", nanos);
            case AT_MOST -> object("gte", 0, "lte", nanos);
            case MORE -> object("gt", nanos);
            case AT_LEAST -> object("gte", nanos);
            case EQUAL, NOT_EQUAL ->
                throw new IllegalArgumentException("a duration can only be less or more than a value: " + condition);
        };
        return object("range", object(DocumentField.DURATION, bounds));
    }

    private static Object status(String value) {
        if (!value.endsWith("xx")) {
            return term(DocumentField.STATUS, Integer.parseInt(value));
        }
        int from = 100 * Character.digit(value.charAt(0), 10);
        return object("range", object(DocumentField.STATUS, object("gte", from, "lt", from + 100)));
    }

    private static Object term(String field, Object value) {
        return object("term", object(field, object("value", value)));
    }

    private static Object anyOf(List<?> queries) {
        return object("bool", object("should", queries, "minimum_should_match", 1));
    }
}
