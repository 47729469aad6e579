package httpmonitor.elastic.query.search;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads values of a search's answer; a missing value makes it unavailable. */
public final class SearchAnswer {

    /** More hits than any cluster holds; sums of as many counts as a day has seconds still fit a {@code long}. */
    static final long MOST = 100_000_000_000_000L;

    /** The first year that a log can name. */
    private static final double EARLIEST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();

    private static final double LATEST =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    /** The largest number of characters of a value that are quoted. */
    private static final int LONGEST = 60;

    private SearchAnswer() {}

    /**
     * The child of that name.
     *
     * @throws TrafficUnavailableException where the answer has no such child
     */
    public static JsonNode required(JsonNode parent, String name) throws TrafficUnavailableException {
        JsonNode child = parent.get(name);
        if (child == null) {
            throw new TrafficUnavailableException("Elasticsearch's answer has no '" + name + "'");
        }
        return child;
    }

    static JsonNode aggregation(JsonNode response, String name) throws TrafficUnavailableException {
        return required(required(response, "aggregations"), name);
    }

    /** The documents that a search found. */
    static JsonNode hits(JsonNode response) throws TrafficUnavailableException {
        return required(required(response, "hits"), "hits");
    }

    /** A whole number that a document has; none where another writer stored something else, or nothing. */
    static OptionalLong whole(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong()
                ? OptionalLong.of(value.asLong())
                : OptionalLong.empty();
    }

    /**
     * The position of a bucket of a histogram of times.
     *
     * @param range begins with the first bucket, and contains all
     * @param step the length of a bucket in seconds
     */
    static int position(JsonNode bucket, TimeRange range, long step) throws TrafficUnavailableException {
        JsonNode key = required(bucket, "key");
        long second = Math.floorDiv(whole(key).orElse(Long.MIN_VALUE), 1000L)
                - range.from().getEpochSecond();
        if (second < 0 || second >= range.seconds() || second % step != 0) {
            throw foreign("the time " + key + ", not of " + range.from() + " to " + range.to());
        }
        return Math.toIntExact(second / step);
    }

    /** A count: a whole number from 0 on. Any other value is unavailable. */
    public static long number(JsonNode parent, String name) throws TrafficUnavailableException {
        JsonNode number = required(parent, name);
        long value = whole(number).orElse(-1);
        if (value < 0 || value > MOST) {
            throw absurd(name, number);
        }
        return value;
    }

    /** The same; 0 where another writer has left it out. */
    static long numberOrNone(JsonNode parent, String name) throws TrafficUnavailableException {
        return parent.has(name) ? number(parent, name) : 0;
    }

    /**
     * A sum of whole numbers from 0 on, which Elasticsearch writes as a floating-point number. A sum above the largest
     * {@code long}, which a log can cause, is read as the largest {@code long}.
     *
     * @param numbers the highest number of summands
     */
    static long sum(JsonNode parent, String name, long numbers) throws TrafficUnavailableException {
        JsonNode number = required(parent, name);
        double value = number.isNumber() ? number.asDouble() : Double.NaN;
        if (!(value >= 0 && value <= (double) Long.MAX_VALUE * numbers)) {
            throw absurd(name, number);
        }
        return (long) value;
    }

    static long count(JsonNode bucket) throws TrafficUnavailableException {
        return number(bucket, "doc_count");
    }

    /** A bucket's count, at most the whole. */
    static long count(JsonNode bucket, long whole) throws TrafficUnavailableException {
        long count = count(bucket);
        if (count > whole) {
            throw new TrafficUnavailableException(
                    "Elasticsearch's answer cannot be right: a part of " + whole + " hits has " + count);
        }
        return count;
    }

    /** The value of a bucket, as text. */
    static String key(JsonNode bucket) throws TrafficUnavailableException {
        JsonNode key = required(bucket, "key");
        if (!key.isTextual() && !key.isIntegralNumber()) {
            throw absurd("key", key);
        }
        return key.asText();
    }

    /** The buckets of an aggregation. */
    static JsonNode buckets(JsonNode aggregation) throws TrafficUnavailableException {
        JsonNode buckets = required(aggregation, "buckets");
        if (!buckets.isArray()) {
            throw absurd("buckets", buckets);
        }
        return buckets;
    }

    /** All hits of a search that tracks them. */
    static long total(JsonNode response) throws TrafficUnavailableException {
        return number(required(required(response, "hits"), "total"), "value");
    }

    /** The error bound of the counts of a {@code terms}. */
    static long error(JsonNode terms) throws TrafficUnavailableException {
        return number(terms, "doc_count_error_upper_bound");
    }

    /** The value of a {@code min} or {@code max} of times; none where there were no documents. */
    static Optional<Instant> instant(JsonNode metric) throws TrafficUnavailableException {
        JsonNode value = required(metric, "value");
        if (value.isNull()) {
            return Optional.empty();
        }
        double millis = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!(millis >= EARLIEST && millis <= LATEST)) {
            throw absurd("value", value);
        }
        return Optional.of(Instant.ofEpochMilli((long) millis));
    }

    /** The same; times outside of the range are unavailable. */
    static Optional<Instant> instant(JsonNode metric, Instant from, Instant to) throws TrafficUnavailableException {
        Optional<Instant> time = instant(metric);
        if (time.isPresent() && (time.get().isBefore(from) || !time.get().isBefore(to))) {
            throw foreign("the time " + time.get());
        }
        return time;
    }

    /** The time by which a document was sorted; times outside of the range are unavailable. */
    static Instant sorted(JsonNode sort, TimeRange range) throws TrafficUnavailableException {
        Instant time = Instant.ofEpochMilli(whole(sort.path(0)).orElse(Long.MIN_VALUE));
        if (!range.contains(time)) {
            throw foreign("the time " + sort.path(0) + ", not of " + range.from() + " to " + range.to());
        }
        return time;
    }

    /** The failure of an answer that belongs to another request, for example from a cache. */
    static TrafficUnavailableException foreign(String what) {
        return new TrafficUnavailableException("Elasticsearch's answer belongs to another request: it is about " + what
                + "; check whether a proxy in between caches answers");
    }

    private static TrafficUnavailableException absurd(String name, JsonNode value) {
        String text = value.toString();
        return new TrafficUnavailableException("Elasticsearch's answer cannot be read: '" + name + "' is "
                + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "..."));
    }

    /** How many indices were searched, each of one shard; 0 where the pattern matches none. */
    public static int indices(JsonNode response) throws TrafficUnavailableException {
        return Math.toIntExact(Math.min(number(required(response, "_shards"), "total"), Integer.MAX_VALUE));
    }
}
