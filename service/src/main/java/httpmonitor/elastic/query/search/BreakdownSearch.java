package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.Breakdown;
import httpmonitor.traffic.Breakdown.Dimension;
import httpmonitor.traffic.Breakdown.Part;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Counts what the hits of a range are made of. Lists are exact up to {@value #EXACT} values, or where the indices have
 * one shard in all.
 *
 * @param index of the hits
 * @param counted which of them
 * @param top the length of the lists
 */
public record BreakdownSearch(String index, FilterQuery counted, TimeRange range, int top)
        implements Search<Breakdown> {

    private static final int EXACT = 1_000;

    @Override
    public Map<String, Object> body() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("bytes", object("sum", object("field", DocumentField.BYTES)));
        all.put("distinct", IntervalPart.cardinality(DocumentField.CLIENT, 40_000));
        all.put("status", StatusRanges.aggregation());
        all.put("latency", LatencyPart.aggregation());
        for (Dimension dimension : Dimension.values()) {
            all.put(name(dimension), list(dimension));
        }
        return object("size", 0, "track_total_hits", true, "query", counted.and(FilterQuery.range(range)), "aggs", all);
    }

    private static String name(Dimension dimension) {
        return "by_" + dimension.name().toLowerCase(Locale.ROOT);
    }

    private Object list(Dimension dimension) {
        Map<String, Object> values = busiest(field(dimension));
        return dimension == Dimension.FAILING_URLS
                ? object(
                        "filter",
                        object("range", object(DocumentField.STATUS, object("gte", 400, "lt", 600))),
                        "aggs",
                        object("values", values))
                : values;
    }

    private Map<String, Object> busiest(String field) {
        return object(
                "terms",
                object("field", field, "size", top, "shard_size", Math.max(top, EXACT)),
                "aggs",
                object(
                        "bytes",
                        object("sum", object("field", DocumentField.BYTES)),
                        "status",
                        StatusRanges.aggregation()));
    }

    private static String field(Dimension dimension) {
        return switch (dimension) {
            case SECTIONS -> DocumentField.SECTION;
            case URLS, FAILING_URLS -> DocumentField.PATH;
            case CLIENTS -> DocumentField.CLIENT;
            case STATUSES -> DocumentField.STATUS;
            case METHODS -> DocumentField.METHOD;
            case AGENTS -> DocumentField.USER_AGENT;
            case REFERRERS -> DocumentField.REFERRER;
            case DOMAINS -> DocumentField.DOMAIN;
            case HOSTS -> DocumentField.HOST;
        };
    }

    @Override
    public Breakdown read(JsonNode response) throws TrafficUnavailableException {
        if (SearchAnswer.indices(response) == 0) {
            return new Breakdown(range, 0, 0, 0, Map.of(), Optional.empty(), Map.of());
        }
        JsonNode all = SearchAnswer.required(response, "aggregations");
        long hits = SearchAnswer.total(response);
        Map<Dimension, List<Part>> lists = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            JsonNode list = SearchAnswer.required(all, name(dimension));
            lists.put(
                    dimension,
                    parts(dimension == Dimension.FAILING_URLS ? SearchAnswer.required(list, "values") : list));
        }
        return new Breakdown(
                range,
                hits,
                SearchAnswer.sum(SearchAnswer.required(all, "bytes"), "value", hits),
                SearchAnswer.number(SearchAnswer.required(all, "distinct"), "value"),
                StatusRanges.read(SearchAnswer.required(all, "status"), hits),
                LatencyPart.read(SearchAnswer.required(all, "latency"), hits),
                lists);
    }

    private static List<Part> parts(JsonNode terms) throws TrafficUnavailableException {
        List<Part> parts = new ArrayList<>();
        for (JsonNode bucket : SearchAnswer.buckets(terms)) {
            long hits = SearchAnswer.count(bucket);
            Map<StatusClass, Long> status = StatusRanges.read(SearchAnswer.required(bucket, "status"), hits);
            parts.add(new Part(
                    SearchAnswer.key(bucket),
                    hits,
                    SearchAnswer.sum(SearchAnswer.required(bucket, "bytes"), "value", hits),
                    status.getOrDefault(StatusClass.CLIENT_ERROR, 0L),
                    status.getOrDefault(StatusClass.SERVER_ERROR, 0L)));
        }
        return parts;
    }
}
