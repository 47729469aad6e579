package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.IntervalTraffic.Client;
import httpmonitor.traffic.IntervalTraffic.Section;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is counted of an interval: aggregations over its hits, and what their answers say. The hints keep Elasticsearch
 * from numbering all values of the whole index first, again after each refresh: an interval has few hits, and its cost
 * must not grow with what is stored.
 */
final class IntervalPart {

    /** Up to this number of clients, all counts are exact, also over several shards. */
    private static final int EXACT_CLIENTS = 3_000;

    private static final int EXACT_SECTIONS = TotalsSearch.EXACT_SECTIONS;

    private IntervalPart() {}

    static Map<String, Object> aggregations(FurtherListsPart further) {
        Map<String, Object> aggregations = aggregations(further.top());
        further.addTo(aggregations);
        return aggregations;
    }

    private static Map<String, Object> aggregations(int top) {
        return object(
                "bytes", sumOfBytes(),
                "clients", cardinality(DocumentField.CLIENT, 40_000),
                "distinct_sections", cardinality(DocumentField.SECTION, EXACT_SECTIONS),
                "status", StatusRanges.aggregation(),
                "no_section", object("missing", object("field", DocumentField.SECTION)),
                "by_section", bySection(DocumentField.SECTION, top, EXACT_SECTIONS),
                "latency", LatencyPart.aggregation(),
                "by_client", busiest(DocumentField.CLIENT, top, EXACT_CLIENTS, object("bytes", sumOfBytes())));
    }

    /** A list with the figures of a section for each value. */
    static Map<String, Object> bySection(String field, int top, int exact) {
        return busiest(
                field,
                top,
                exact,
                object(
                        "bytes", sumOfBytes(),
                        "status", StatusRanges.aggregation(),
                        "latency", LatencyPart.p95()));
    }

    /** A list whose shards each look at {@code exact} values, so that it is exact wherever there are no more. */
    static Map<String, Object> busiest(String field, int top, int exact, Map<String, Object> perValue) {
        return object(
                "terms",
                object("field", field, "size", top, "shard_size", Math.max(top, exact), "execution_hint", "map"),
                "aggs",
                perValue);
    }

    private static Map<String, Object> sumOfBytes() {
        return object("sum", object("field", DocumentField.BYTES));
    }

    static Map<String, Object> cardinality(String field, int precision) {
        return object(
                "cardinality",
                object("field", field, "precision_threshold", precision, "execution_hint", "segment_ordinals"));
    }

    static IntervalTraffic empty(TimeRange range, FurtherListsPart further) {
        return new IntervalTraffic(
                range, 0, 0, 0, 0, Map.of(), List.of(), List.of(), false, Optional.empty(), further.empty());
    }

    static IntervalTraffic read(JsonNode interval, TimeRange range, FurtherListsPart further)
            throws TrafficUnavailableException {
        long hits = SearchAnswer.count(interval);
        long clients = SearchAnswer.number(SearchAnswer.required(interval, "clients"), "value");
        JsonNode sections = SearchAnswer.required(interval, "by_section");
        JsonNode clientList = SearchAnswer.required(interval, "by_client");
        boolean estimated = clients > EXACT_CLIENTS
                || SearchAnswer.number(SearchAnswer.required(interval, "distinct_sections"), "value") > EXACT_SECTIONS
                || SearchAnswer.error(sections) > 0
                || SearchAnswer.error(clientList) > 0
                || further.isEstimated(interval);
        Optional<Latency> latency = LatencyPart.read(SearchAnswer.required(interval, "latency"), hits);
        long longest = latency.map(Latency::maxNanos).orElse(0L);
        return new IntervalTraffic(
                range,
                hits,
                bytes(interval, hits),
                clients,
                SearchAnswer.count(SearchAnswer.required(interval, "no_section"), hits),
                StatusRanges.read(SearchAnswer.required(interval, "status"), hits),
                sections(sections, hits, longest),
                clients(clientList, hits),
                estimated,
                latency,
                further.read(interval, hits, longest));
    }

    static List<Section> sections(JsonNode terms, long hits, long longest) throws TrafficUnavailableException {
        List<Section> sections = new ArrayList<>();
        for (JsonNode bucket : SearchAnswer.buckets(terms)) {
            long count = SearchAnswer.count(bucket, hits);
            Map<StatusClass, Long> status = StatusRanges.read(SearchAnswer.required(bucket, "status"), count);
            sections.add(new Section(
                    SearchAnswer.key(bucket),
                    count,
                    bytes(bucket, count),
                    status.getOrDefault(StatusClass.CLIENT_ERROR, 0L),
                    status.getOrDefault(StatusClass.SERVER_ERROR, 0L),
                    LatencyPart.readP95(SearchAnswer.required(bucket, "latency"), count, longest)));
        }
        return sections;
    }

    private static List<Client> clients(JsonNode terms, long hits) throws TrafficUnavailableException {
        List<Client> clients = new ArrayList<>();
        for (JsonNode bucket : SearchAnswer.buckets(terms)) {
            long count = SearchAnswer.count(bucket, hits);
            clients.add(new Client(SearchAnswer.key(bucket), count, bytes(bucket, count)));
        }
        return clients;
    }

    private static long bytes(JsonNode bucket, long hits) throws TrafficUnavailableException {
        return SearchAnswer.sum(SearchAnswer.required(bucket, "bytes"), "value", hits);
    }
}
