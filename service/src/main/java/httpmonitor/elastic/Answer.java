package httpmonitor.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.Optional;

/** Reads values out of a search's answer; what is not there makes it unavailable. */
final class Answer {

    private Answer() {}

    static JsonNode required(JsonNode parent, String name) throws TrafficUnavailableException {
        JsonNode child = parent.get(name);
        if (child == null) {
            throw new TrafficUnavailableException("Elasticsearch's answer lacks '" + name + "'");
        }
        return child;
    }

    static JsonNode aggregation(JsonNode response, String name) throws TrafficUnavailableException {
        return required(required(response, "aggregations"), name);
    }

    static long number(JsonNode parent, String name) throws TrafficUnavailableException {
        JsonNode number = required(parent, name);
        if (!number.isNumber()) {
            throw new TrafficUnavailableException("Elasticsearch's answer has no number for '" + name + "'");
        }
        return number.isIntegralNumber() ? number.asLong() : (long) number.asDouble();
    }

    static long count(JsonNode bucket) throws TrafficUnavailableException {
        return number(bucket, "doc_count");
    }

    /** All hits of a search that tracks them. */
    static long total(JsonNode response) throws TrafficUnavailableException {
        return number(required(required(response, "hits"), "total"), "value");
    }

    /** By how much the counts of a {@code terms} may be off. */
    static long error(JsonNode terms) throws TrafficUnavailableException {
        return number(terms, "doc_count_error_upper_bound");
    }

    /** The value of a {@code min} or {@code max} of times; none where nothing was counted. */
    static Optional<Instant> instant(JsonNode metric) throws TrafficUnavailableException {
        JsonNode value = required(metric, "value");
        return value.isNumber() ? Optional.of(Instant.ofEpochMilli((long) value.asDouble())) : Optional.empty();
    }

    /** How many indices were searched, each of one shard; 0 where the pattern matches none. */
    static int indices(JsonNode response) {
        return response.at("/_shards/total").asInt();
    }
}
