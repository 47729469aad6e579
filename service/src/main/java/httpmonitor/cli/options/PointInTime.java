package httpmonitor.cli.options;

import httpmonitor.traffic.DurationText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** An instant as users write it, floored to the second. */
@FunctionalInterface
public interface PointInTime {

    /** The instant that is meant at wall time {@code now}. */
    Instant at(Instant now);

    /** Parses ISO-8601 with a zone, epoch seconds, {@code now}, or an offset such as {@code -30m} or {@code +1h}. */
    static PointInTime parse(String text) {
        try {
            if (text.equals("now")) {
                return offset(Duration.ZERO);
            }
            if (text.matches("-?\\d{1,12}")) {
                return absolute(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            if (text.startsWith("-")) {
                return offset(DurationText.parse(text.substring(1)).negated());
            }
            if (text.startsWith("+")) {
                return offset(DurationText.parse(text.substring(1)));
            }
            return absolute(iso(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not an instant: write it like 2026-11-21T12:00:00Z,"
                    + " as epoch seconds, 'now', or an offset such as -30m");
        }
    }

    private static Instant iso(String text) {
        return text.endsWith("]")
                ? ZonedDateTime.parse(text).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    private static PointInTime absolute(Instant instant) {
        int year = instant.atZone(ZoneOffset.UTC).getYear();
        if (year < 0 || year > 9999) {
            throw new DateTimeException("outside of the years 0 to 9999");
        }
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        return now -> second;
    }

    private static PointInTime offset(Duration offset) {
        return now -> now.plus(offset).truncatedTo(ChronoUnit.SECONDS);
    }
}
