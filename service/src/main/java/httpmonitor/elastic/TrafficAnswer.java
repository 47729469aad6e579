package httpmonitor.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.TrafficQuery.Part;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.IntervalTraffic.Client;
import httpmonitor.traffic.IntervalTraffic.Section;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Reads the answer to a {@link TrafficQuery}. Whatever is partial, timed out or missing makes it unavailable, never zero. */
final class TrafficAnswer {

    private final Question question;
    private final JsonNode responses;

    TrafficAnswer(Question question, JsonNode body) throws TrafficUnavailableException {
        this.question = question;
        this.responses = body.path("responses");
        int expected = question.lateSince().isPresent() ? Part.values().length : Part.values().length - 1;
        if (responses.size() != expected) {
            throw new TrafficUnavailableException(
                    "Elasticsearch answered " + responses.size() + " of " + expected + " searches");
        }
        for (JsonNode response : responses) {
            Completeness.check(response);
        }
    }

    TrafficSnapshot snapshot() throws TrafficUnavailableException {
        int indices = part(Part.TOTALS).at("/_shards/total").asInt();
        return indices == 0 ? empty() : snapshot(indices, aggregations(Part.RECENT));
    }

    private TrafficSnapshot snapshot(int indices, JsonNode recent) throws TrafficUnavailableException {
        return new TrafficSnapshot(
                interval(required(recent, "interval")),
                series(required(required(recent, "lookback"), "seconds"), question.lookback()),
                totals(),
                instant(required(required(recent, "past"), "newest")),
                question.lateSince().isPresent()
                        ? instant(required(aggregations(Part.LATE), "oldest"))
                        : Optional.empty(),
                heartbeats(part(Part.HEARTBEATS)),
                total(Part.UNPARSED),
                indices);
    }

    /** Where no index holds hits yet, Elasticsearch answers without aggregations. */
    private TrafficSnapshot empty() throws TrafficUnavailableException {
        return new TrafficSnapshot(
                new IntervalTraffic(question.interval(), 0, 0, 0, 0, Map.of(), List.of(), List.of(), false),
                HitSeries.empty(question.lookback()),
                new StoredTotals(0, new LinkedHashMap<>(), true),
                Optional.empty(),
                Optional.empty(),
                heartbeats(part(Part.HEARTBEATS)),
                total(Part.UNPARSED),
                0);
    }

    private long total(Part part) throws TrafficUnavailableException {
        return number(required(required(part(part), "hits"), "total"), "value");
    }

    private IntervalTraffic interval(JsonNode interval) throws TrafficUnavailableException {
        long hits = count(interval);
        long clients = number(required(interval, "clients"), "value");
        JsonNode sections = required(interval, "by_section");
        JsonNode clientList = required(interval, "by_client");
        boolean estimated = clients > TrafficQuery.EXACT_CLIENTS
                || number(required(interval, "distinct_sections"), "value") > TrafficQuery.EXACT_SECTIONS
                || error(sections) > 0
                || error(clientList) > 0;
        return new IntervalTraffic(
                question.interval(),
                hits,
                sum(interval),
                clients,
                count(required(interval, "no_section")),
                status(hits, required(interval, "status")),
                sections(sections),
                clients(clientList),
                estimated);
    }

    private static List<Section> sections(JsonNode terms) throws TrafficUnavailableException {
        List<Section> sections = new ArrayList<>();
        for (JsonNode bucket : required(terms, "buckets")) {
            Map<StatusClass, Long> status = status(count(bucket), required(bucket, "status"));
            sections.add(new Section(
                    required(bucket, "key").asText(),
                    count(bucket),
                    sum(bucket),
                    status.getOrDefault(StatusClass.CLIENT_ERROR, 0L),
                    status.getOrDefault(StatusClass.SERVER_ERROR, 0L)));
        }
        return sections;
    }

    private static List<Client> clients(JsonNode terms) throws TrafficUnavailableException {
        List<Client> clients = new ArrayList<>();
        for (JsonNode bucket : required(terms, "buckets")) {
            clients.add(new Client(required(bucket, "key").asText(), count(bucket), sum(bucket)));
        }
        return clients;
    }

    private static Map<StatusClass, Long> status(long hits, JsonNode ranges) throws TrafficUnavailableException {
        Map<StatusClass, Long> byClass = new EnumMap<>(StatusClass.class);
        long none = hits;
        JsonNode buckets = required(ranges, "buckets");
        if (buckets.size() != TrafficQuery.STATUS_RANGES) {
            throw new TrafficUnavailableException("Elasticsearch's answer lacks a class of status codes");
        }
        for (Map.Entry<String, JsonNode> range : buckets.properties()) {
            long counted = count(range.getValue());
            none -= counted;
            if (counted > 0) {
                byClass.merge(statusClass(range.getKey()), counted, Long::sum);
            }
        }
        if (none > 0) {
            byClass.put(StatusClass.NONE, none);
        }
        return byClass;
    }

    private static StatusClass statusClass(String key) {
        for (StatusClass statusClass : StatusClass.values()) {
            if (statusClass.label().equals(key)) {
                return statusClass;
            }
        }
        return StatusClass.OTHER;
    }

    private StoredTotals totals() throws TrafficUnavailableException {
        SequencedMap<String, Long> bySection = new LinkedHashMap<>();
        long hits = total(Part.TOTALS);
        JsonNode sections = required(aggregations(Part.TOTALS), "sections");
        for (JsonNode bucket : required(sections, "buckets")) {
            bySection.put(required(bucket, "key").asText(), count(bucket));
        }
        boolean complete = error(sections) == 0 && number(sections, "sum_other_doc_count") == 0;
        return new StoredTotals(hits, bySection, complete);
    }

    static List<SourceHeartbeat> heartbeats(JsonNode response) throws TrafficUnavailableException {
        List<SourceHeartbeat> heartbeats = new ArrayList<>();
        for (JsonNode hit : required(required(response, "hits"), "hits")) {
            heartbeats.add(heartbeat(required(hit, "_source")));
        }
        return heartbeats;
    }

    private static SourceHeartbeat heartbeat(JsonNode source) throws TrafficUnavailableException {
        long backlog = source.path("size").asLong() - source.path("offset").asLong();
        return new SourceHeartbeat(
                source.path("host").asText(),
                source.path("path").asText(),
                time(source, "@timestamp"),
                time(source, "covered_until"),
                Math.max(0, backlog));
    }

    private static Instant time(JsonNode heartbeat, String name) throws TrafficUnavailableException {
        String text = required(heartbeat, name).asText();
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TrafficUnavailableException("A heartbeat's " + name + " is no time: " + text, e);
        }
    }

    /** The series of a histogram that leaves out empty seconds. */
    static HitSeries series(JsonNode histogram, TimeRange range) throws TrafficUnavailableException {
        long[] hits = new long[Math.toIntExact(range.seconds())];
        for (JsonNode bucket : required(histogram, "buckets")) {
            long second = Math.floorDiv(number(bucket, "key"), 1000L);
            hits[Math.toIntExact(second - range.from().getEpochSecond())] = count(bucket);
        }
        return HitSeries.of(range.from(), hits);
    }

    /** The value of a {@code min} or {@code max} of times; none where nothing was counted. */
    private static Optional<Instant> instant(JsonNode metric) throws TrafficUnavailableException {
        JsonNode value = required(metric, "value");
        return value.isNumber() ? Optional.of(Instant.ofEpochMilli((long) value.asDouble())) : Optional.empty();
    }

    private static long count(JsonNode bucket) throws TrafficUnavailableException {
        return number(bucket, "doc_count");
    }

    private static long sum(JsonNode bucket) throws TrafficUnavailableException {
        return number(required(bucket, "bytes"), "value");
    }

    private static long error(JsonNode terms) throws TrafficUnavailableException {
        return number(terms, "doc_count_error_upper_bound");
    }

    private JsonNode aggregations(Part part) throws TrafficUnavailableException {
        return required(part(part), "aggregations");
    }

    @SuppressWarnings("EnumOrdinal") // the parts are declared in the order in which they are asked and answered
    private JsonNode part(Part part) {
        return responses.path(part.ordinal());
    }

    private static long number(JsonNode parent, String name) throws TrafficUnavailableException {
        JsonNode number = required(parent, name);
        if (!number.isNumber()) {
            throw new TrafficUnavailableException("Elasticsearch's answer has no number for '" + name + "'");
        }
        return number.isIntegralNumber() ? number.asLong() : (long) number.asDouble();
    }

    static JsonNode required(JsonNode parent, String name) throws TrafficUnavailableException {
        JsonNode child = parent.get(name);
        if (child == null) {
            throw new TrafficUnavailableException("Elasticsearch's answer lacks '" + name + "'");
        }
        return child;
    }
}
