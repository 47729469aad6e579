package httpmonitor.generate;

import static java.time.temporal.ChronoField.MONTH_OF_YEAR;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The time of the Common Log Format, such as {@code 10/Oct/2000:13:55:36 -0700}, independent of the machine's locale.
 */
final class LogTime {

    static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("dd/")
            .appendText(MONTH_OF_YEAR, months())
            .appendPattern("/uuuu:HH:mm:ss xx")
            .toFormatter(Locale.ROOT);

    private LogTime() {}

    static String utc(long epochSecond) {
        return at(epochSecond, ZoneOffset.UTC);
    }

    static String at(long epochSecond, ZoneOffset offset) {
        return FORMAT.format(OffsetDateTime.ofInstant(Instant.ofEpochSecond(epochSecond), offset));
    }

    // Spelled out: the JDK's locale data has changed its English months before.
    private static Map<Long, String> months() {
        String[] names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        Map<Long, String> months = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            months.put(i + 1L, names[i]);
        }
        return months;
    }
}
