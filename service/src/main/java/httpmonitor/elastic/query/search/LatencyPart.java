package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.Latency.Percentiles;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Percentiles of durations: the aggregations, and the reading of their answers.
 *
 * <p>Two significant digits are right to 0.8 %. In a histogram of two digits the longest duration may be at most 2^54
 * times the shortest, zeros apart. A duration that does not fit fails the whole search. So there are two histograms:
 * one from 512 ns on, one up to 208 days. Each holds all plausible durations.
 */
final class LatencyPart {

    private static final int DIGITS = 2;
    private static final long SHORTEST = 512;
    private static final long LONGEST = 1L << 54;
    private static final String LONG = "long";
    private static final String SHORT = "short";

    /** The histograms for all durations. */
    static final List<String> BOTH = List.of(LONG, SHORT);

    /** Half the time; percentiles are not known where a hit took less than 512 ns, and not 0. */
    static final List<String> USUAL = List.of(LONG);

    private LatencyPart() {}

    /** The aggregations for the latency. */
    static Map<String, Object> aggregation() {
        Map<String, Object> parts = percentiles(BOTH, 50, 95, 99);
        parts.putAll(max());
        return ofDurations(parts);
    }

    /** The longest duration alone. */
    static Map<String, Object> longest() {
        return ofDurations(max());
    }

    private static Map<String, Object> max() {
        return object("max", object("max", object("field", DocumentField.DURATION)));
    }

    /** The 95th percentile alone, from these histograms. */
    static Map<String, Object> p95(List<String> histograms) {
        return ofDurations(percentiles(histograms, 95));
    }

    private static Map<String, Object> ofDurations(Map<String, Object> parts) {
        return object("filter", range(object("gte", 0)), "aggs", parts);
    }

    private static Map<String, Object> percentiles(List<String> histograms, Integer... percents) {
        Map<String, Object> parts = object();
        for (String histogram : histograms) {
            Object filter = histogram.equals(LONG) ? usual() : range(object("lt", LONGEST));
            parts.put(histogram, within(filter, List.of(percents)));
        }
        return parts;
    }

    private static Object usual() {
        Object zero = object("term", object(DocumentField.DURATION, object("value", 0)));
        return object("bool", object("should", List.of(zero, range(object("gte", SHORTEST)))));
    }

    private static Object range(Map<String, Object> bounds) {
        return object("range", object(DocumentField.DURATION, bounds));
    }

    private static Object within(Object filter, List<Integer> percents) {
        Object histogram = object(
                "field",
                DocumentField.DURATION,
                "percents",
                percents,
                "hdr",
                object("number_of_significant_value_digits", DIGITS));
        return object("filter", filter, "aggs", object("values", object("percentiles", histogram)));
    }

    /** The latency; empty where no hit has a duration. */
    static Optional<Latency> read(JsonNode latency, long hits) throws TrafficUnavailableException {
        long counted = SearchAnswer.count(latency, hits);
        if (counted == 0) {
            return Optional.empty();
        }
        long max = max(latency);
        Optional<JsonNode> values = values(latency, counted, BOTH);
        return Optional.of(new Latency(
                counted, values.isPresent() ? Optional.of(percentiles(values.get(), max)) : Optional.empty(), max));
    }

    /** The longest duration in nanoseconds; 0 where no hit has one. */
    static long readLongest(JsonNode latency, long hits) throws TrafficUnavailableException {
        return SearchAnswer.count(latency, hits) == 0 ? 0 : max(latency);
    }

    private static long max(JsonNode latency) throws TrafficUnavailableException {
        return SearchAnswer.sum(SearchAnswer.required(latency, "max"), "value", 1);
    }

    private static Percentiles percentiles(JsonNode values, long max) throws TrafficUnavailableException {
        return new Percentiles(
                Math.min(nanos(values, 50), max), Math.min(nanos(values, 95), max), Math.min(nanos(values, 99), max));
    }

    /**
     * The 95th percentile in nanoseconds; empty where no hit has a duration, or where it is not known.
     *
     * @param longest the longest duration
     * @param histograms as asked for
     */
    static OptionalLong readP95(JsonNode latency, long hits, long longest, List<String> histograms)
            throws TrafficUnavailableException {
        long counted = SearchAnswer.count(latency, hits);
        Optional<JsonNode> values = counted == 0 ? Optional.empty() : values(latency, counted, histograms);
        return values.isPresent() ? OptionalLong.of(Math.min(nanos(values.get(), 95), longest)) : OptionalLong.empty();
    }

    /** The values of the histogram that holds all durations; empty where none does. */
    private static Optional<JsonNode> values(JsonNode latency, long counted, List<String> histograms)
            throws TrafficUnavailableException {
        for (String name : histograms) {
            JsonNode histogram = SearchAnswer.required(latency, name);
            if (SearchAnswer.count(histogram, counted) == counted) {
                return Optional.of(SearchAnswer.required(SearchAnswer.required(histogram, "values"), "values"));
            }
        }
        return Optional.empty();
    }

    /** A percentile in nanoseconds; a bucket's end may be a little above the longest duration. */
    private static long nanos(JsonNode values, int percent) throws TrafficUnavailableException {
        return SearchAnswer.sum(values, percent + ".0", 2);
    }
}
