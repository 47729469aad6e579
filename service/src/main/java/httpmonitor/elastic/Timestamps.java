package httpmonitor.elastic;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes instants as {@code "2015-05-17T10:05:03.000Z"}, quotes included. Remembers the last date, because the next is nearly always
 * the same. Not thread-safe.
 */
final class Timestamps {
    private static final int DAY = 86_400;

    private long day = Long.MIN_VALUE;
    private byte[] date = {};

    /** Writes an instant of the years 0 to 9999, cut to milliseconds. */
    void write(JsonBytes out, Instant instant) {
        long milli = instant.toEpochMilli();
        write(out, Math.floorDiv(milli, 1000L), (int) Math.floorMod(milli, 1000L));
    }

    /** Writes a second of the years 0 to 9999, and 0 to 999 milliseconds in it. */
    void write(JsonBytes out, long epochSecond, int millis) {
        long its = Math.floorDiv(epochSecond, (long) DAY);
        if (its != day) {
            day = its;
            date = JsonBytes.ascii('"' + LocalDate.ofEpochDay(its).toString() + 'T');
        }
        int second = (int) Math.floorMod(epochSecond, (long) DAY);
        out.raw(date)
                .twoDigits(second / 3600)
                .raw(':')
                .twoDigits(second / 60 % 60)
                .raw(':');
        out.twoDigits(second % 60).raw('.').raw((char) ('0' + millis / 100)).twoDigits(millis % 100);
        out.raw('Z').raw('"');
    }
}
