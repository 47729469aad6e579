package httpmonitor.accesslog.line;

import java.util.Arrays;

/** Builds an entry. Fields that are not set are absent. */
public final class EntryBuilder {

    private static final int SLOTS = 2 * EntryField.values().length;

    private final int[] spans = new int[SLOTS];
    private final byte[] bytes;
    private long epochSecond;
    private int millis;
    private long durationNanos = AccessLogEntry.ABSENT;
    private int status = AccessLogEntry.ABSENT;
    private long bodyBytes = AccessLogEntry.ABSENT;
    private boolean clientIsIp;

    /** {@code bytes}: the buffer into which all spans point. */
    public EntryBuilder(byte[] bytes) {
        this.bytes = bytes;
        Arrays.fill(spans, -1);
    }

    public boolean has(EntryField field) {
        return spans[field.slot()] >= 0;
    }

    /** Sets a part of the request; an empty one changes nothing. */
    public void part(EntryField field, int from, int to) {
        if (from < to) {
            spans[field.slot()] = from;
            spans[field.slot() + 1] = to;
        }
    }

    /** Sets a column of the line; an empty one and a dash change nothing. */
    public void column(EntryField field, int from, int to) {
        boolean dash = to - from == 1 && bytes[from] == '-';
        if (!dash) {
            part(field, from, to);
        }
    }

    /** Sets a column of the line from what was read last. */
    public void column(EntryField field, LineScanner read) {
        column(field, read.from(), read.to());
    }

    /**
     * Sets the client, without the port and the brackets of an address. Returns false where it is absent, or only the
     * beginning of a quoted text that does not end.
     */
    public boolean client(int from, int to) {
        if (IpAddress.isIp(bytes, from, to)) {
            return ip(from, to);
        }
        long address = Address.find(bytes, from, to);
        if (address != Address.NONE) {
            return ip(Address.from(address), Address.to(address));
        }
        column(EntryField.CLIENT, from, to);
        clientIsIp = false;
        return has(EntryField.CLIENT) && bytes[from] != '"';
    }

    /** Sets the client to text that is known to be an IP address. */
    public boolean ip(int from, int to) {
        part(EntryField.CLIENT, from, to);
        clientIsIp = true;
        return true;
    }

    /** Sets the time; {@code fraction}: milliseconds, 0 to 999. */
    public void time(long second, int fraction) {
        epochSecond = second;
        millis = fraction;
    }

    /** Sets how long the server took, in nanoseconds; negative where that is not known. */
    public void durationNanos(long value) {
        durationNanos = value < 0 ? AccessLogEntry.ABSENT : value;
    }

    /** Sets the status from its column; false where that is no {@link Status}. */
    public boolean status(int from, int to) {
        int value = Status.value(bytes, from, to);
        status = value;
        return value != Status.NONE;
    }

    /** Sets the status from what was read last. */
    public boolean status(LineScanner read) {
        return status(read.from(), read.to());
    }

    /** Sets the size of the body from its column; false where that is neither digits nor a dash. */
    public boolean bodyBytes(int from, int to) {
        bodyBytes = Digits.value(bytes, from, to, Long.MAX_VALUE);
        return bodyBytes != Digits.NONE;
    }

    /** Sets the size of the body from what was read last. */
    public boolean bodyBytes(LineScanner read) {
        return bodyBytes(read.from(), read.to());
    }

    public AccessLogEntry build() {
        return new AccessLogEntry(bytes, spans, epochSecond, millis, durationNanos, status, bodyBytes, clientIsIp);
    }
}
