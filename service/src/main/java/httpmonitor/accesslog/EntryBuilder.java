package httpmonitor.accesslog;

import java.util.Arrays;

/** An entry in the making. What is not set is absent. */
final class EntryBuilder {

    private static final int SLOTS = 2 * Field.values().length;

    private final byte[] bytes;
    private final int[] spans = new int[SLOTS];
    private long epochSecond;
    private int status = AccessLogEntry.ABSENT;
    private long bodyBytes = AccessLogEntry.ABSENT;
    private boolean clientIsIp;

    EntryBuilder(byte[] bytes) {
        this.bytes = bytes;
        Arrays.fill(spans, -1);
    }

    /** Sets a part of the request; an empty one changes nothing. */
    void part(Field field, int from, int to) {
        if (from < to) {
            spans[field.slot()] = from;
            spans[field.slot() + 1] = to;
        }
    }

    /** Sets a column of the line; an empty one and a dash change nothing. */
    void column(Field field, int from, int to) {
        boolean dash = to - from == 1 && bytes[from] == '-';
        if (!dash) {
            part(field, from, to);
        }
    }

    /** Sets a column of the line from what was read last. */
    void column(Field field, LineScanner read) {
        column(field, read.from(), read.to());
    }

    /** Sets the client; false where it is absent, or only the begin of quotes that do not end. */
    boolean client(int from, int to) {
        column(Field.CLIENT, from, to);
        clientIsIp = IpAddress.isIp(bytes, from, to);
        return spans[Field.CLIENT.slot()] >= 0 && bytes[from] != '"';
    }

    void epochSecond(long value) {
        epochSecond = value;
    }

    /** Sets the status from its column; false where that is neither digits nor a dash. */
    boolean status(LineScanner read) {
        long value = Digits.value(bytes, read.from(), read.to(), Short.MAX_VALUE);
        status = (int) value;
        return value != Digits.NONE;
    }

    /** Sets the size of the body from its column; false where that is neither digits nor a dash. */
    boolean bodyBytes(LineScanner read) {
        bodyBytes = Digits.value(bytes, read.from(), read.to(), Long.MAX_VALUE);
        return bodyBytes != Digits.NONE;
    }

    AccessLogEntry build() {
        return new AccessLogEntry(bytes, spans, epochSecond, status, bodyBytes, clientIsIp);
    }
}
