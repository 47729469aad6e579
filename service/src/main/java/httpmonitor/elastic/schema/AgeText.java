package httpmonitor.elastic.schema;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time span as Elasticsearch writes it, such as {@code 31d} or {@code 744h}. */
final class AgeText {
    private static final Pattern AGE = Pattern.compile("(\\d{1,12})(nanos|micros|ms|s|m|h|d)");
    private static final Map<String, TimeUnit> UNITS = Map.of(
            "nanos", TimeUnit.NANOSECONDS,
            "micros", TimeUnit.MICROSECONDS,
            "ms", TimeUnit.MILLISECONDS,
            "s", TimeUnit.SECONDS,
            "m", TimeUnit.MINUTES,
            "h", TimeUnit.HOURS,
            "d", TimeUnit.DAYS);

    private AgeText() {}

    /** Whole days, rounded down; empty where the text is no time span. */
    static OptionalLong days(String text) {
        Matcher age = AGE.matcher(text);
        if (!age.matches()) {
            return OptionalLong.empty();
        }
        TimeUnit unit = UNITS.getOrDefault(age.group(2), TimeUnit.DAYS);
        return OptionalLong.of(unit.toDays(Long.parseLong(age.group(1))));
    }
}
