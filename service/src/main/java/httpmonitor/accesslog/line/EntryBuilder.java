package httpmonitor.accesslog.line;

/** Builds an entry. Fields that are not set are absent. */
public final class EntryBuilder {

    private final byte[] bytes;
    private final AccessLogEntry entry;

    /** {@code bytes}: the buffer into which all spans point. */
    public EntryBuilder(byte[] bytes) {
        this.bytes = bytes;
        this.entry = new AccessLogEntry(bytes);
    }

    /** Sets a part of the request; an empty one changes nothing. */
    public void part(EntryField field, int from, int to) {
        if (from < to) {
            entry.spans[field.slot()] = from;
            entry.spans[field.slot() + 1] = to;
        }
    }

    /** Sets a column of the line; an empty one and a dash change nothing. */
    public void column(EntryField field, int from, int to) {
        boolean dash = to - from == 1 && bytes[from] == '-';
        if (!dash) {
            part(field, from, to);
        }
    }

    /**
     * Sets the client, without the port and the brackets of an address. Returns false where it is absent, or only the
     * beginning of a quoted text that does not end.
     */
    public boolean client(int from, int to) {
        long address = Address.find(bytes, from, to);
        if (address != Address.NONE) {
            return ip(Address.from(address), Address.to(address));
        }
        column(EntryField.CLIENT, from, to);
        entry.clientIsIp = false;
        return entry.has(EntryField.CLIENT) && bytes[from] != '"';
    }

    /** Sets the client to text that is known to be an IP address. */
    public boolean ip(int from, int to) {
        part(EntryField.CLIENT, from, to);
        entry.clientIsIp = true;
        return true;
    }

    /** Sets the time; {@code fraction}: milliseconds, 0 to 999. */
    public void time(long second, int fraction) {
        entry.epochSecond = second;
        entry.millis = fraction;
    }

    /** Sets how long the server took, in nanoseconds; negative where that is not known. */
    public void durationNanos(long value) {
        entry.durationNanos = value < 0 ? AccessLogEntry.ABSENT : value;
    }

    /** Sets the status from its column; false where that is no {@link Status}. */
    public boolean status(int from, int to) {
        entry.status = Status.value(bytes, from, to);
        return entry.status != Status.NONE;
    }

    /** Sets the size of the body from its column; false where that is neither digits nor a dash. */
    public boolean bodyBytes(int from, int to) {
        entry.bodyBytes = Digits.value(bytes, from, to, Long.MAX_VALUE);
        return entry.bodyBytes != Digits.NONE;
    }

    public AccessLogEntry build() {
        return entry;
    }
}
