package httpmonitor.accesslog.line;

import java.util.Arrays;

/**
 * One parsed request: numbers, and spans over the bytes of its line, which are valid UTF-8. It has no strings, so
 * that none is made on the way from line to store.
 *
 * <p>An entry refers to the buffer it was parsed from, and is valid until that buffer is written to.
 */
public final class AccessLogEntry implements ParsedLine {

    /** The value of a number that the line does not have, or that does not fit its type. */
    public static final int ABSENT = -1;

    private static final int SLOTS = 2 * EntryField.values().length;

    private final byte[] bytes;

    /** The begin and the end of each {@link EntryField} in order, -1 where absent. */
    final int[] spans = new int[SLOTS];

    // Only the builder writes these, before it gives the entry away.
    long epochSecond;
    int millis;
    long durationNanos = ABSENT;
    int status = ABSENT;
    long bodyBytes = ABSENT;
    boolean clientIsIp;

    /** An entry without any field, to be filled by its builder. */
    AccessLogEntry(byte[] bytes) {
        this.bytes = bytes;
        Arrays.fill(spans, ABSENT);
    }

    /** The hit's own time, in seconds since the epoch, between the years 0 and 9999. */
    public long epochSecond() {
        return epochSecond;
    }

    /** Milliseconds of the hit's own time within its second, 0 to 999; finer fractions are cut. */
    public int millis() {
        return millis;
    }

    /**
     * How long the server took, in nanoseconds, or {@link #ABSENT} where the format has no duration with a known unit.
     */
    public long durationNanos() {
        return durationNanos;
    }

    /** The status code, 100 to 999, 0 where the server wrote {@code 000}, or {@link #ABSENT}. */
    public int status() {
        return status;
    }

    /** The size of the response body in bytes, or {@link #ABSENT}. */
    public long bodyBytes() {
        return bodyBytes;
    }

    /** Whether the client is an IPv4 or IPv6 address that Elasticsearch's {@code ip} type accepts. */
    public boolean clientIsIp() {
        return clientIsIp;
    }

    /** The buffer that {@link #from} and {@link #to} point into. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether the line has this field. */
    public boolean has(EntryField field) {
        return spans[field.slot()] >= 0;
    }

    /** Index of the field's first byte in {@link #bytes}, -1 where absent. */
    public int from(EntryField field) {
        return spans[field.slot()];
    }

    /** Index after the field's last byte in {@link #bytes}, -1 where absent. */
    public int to(EntryField field) {
        return spans[field.slot() + 1];
    }
}
