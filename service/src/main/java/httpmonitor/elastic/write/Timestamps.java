package httpmonitor.elastic.write;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes instants as {@code "2015-05-17T10:05:03.000Z"}, quotes included. Remembers the last one and its date, because
 * the next is nearly always the same. Not thread-safe.
 */
final class Timestamps {
    private static final int DAY = 86_400;
    private static final int LENGTH = 26;

    private long day = Long.MIN_VALUE;
    private byte[] date = {};
    private long second = Long.MIN_VALUE;
    private int milli;
    private byte[] text = {};

    /** Writes an instant of the years 0 to 9999, cut to milliseconds. */
    void write(JsonBytes out, Instant instant) {
        write(out, instant.getEpochSecond(), instant.getNano() / 1_000_000);
    }

    /** Writes a second of the years 0 to 9999, and 0 to 999 milliseconds in it. */
    void write(JsonBytes out, long epochSecond, int millis) {
        if (epochSecond != second || millis != milli) {
            second = epochSecond;
            milli = millis;
            text = text(epochSecond, millis);
        }
        out.raw(text);
    }

    private byte[] text(long epochSecond, int millis) {
        int time = (int) Math.floorMod(epochSecond, (long) DAY);
        JsonBytes out = new JsonBytes(LENGTH).raw(date(Math.floorDiv(epochSecond, (long) DAY)));
        out.twoDigits(time / 3600).raw(':').twoDigits(time / 60 % 60).raw(':').twoDigits(time % 60);
        out.raw('.').raw((char) ('0' + millis / 100)).twoDigits(millis % 100);
        return out.raw('Z').raw('"').toBytes();
    }

    private byte[] date(long its) {
        if (its != day) {
            day = its;
            date = JsonBytes.ascii('"' + LocalDate.ofEpochDay(its).toString() + 'T');
        }
        return date;
    }
}
