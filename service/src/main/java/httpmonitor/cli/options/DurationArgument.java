package httpmonitor.cli.options;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * Durations as users write them: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}, {@code 7d}, or several, as in
 * {@code 1h30m}.
 */
public final class DurationArgument {

    private static final Pattern PART = Pattern.compile("(\\d{1,12})(ms|s|m|h|d)");

    private DurationArgument() {}

    /** Parses, or says how a duration is written. */
    public static Duration parse(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal millis = BigDecimal.ZERO;
        int end = 0;
        while (end < text.length() && part.find(end) && part.start() == end) {
            millis = millis.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(millis(part.group(2)))));
            end = part.end();
        }
        if (text.isEmpty() || end < text.length() || millis.precision() > 17) {
            throw new TypeConversionException(
                    "'" + text + "' is not a duration: write it like 500ms, 10s, 2m, 1h or 7d");
        }
        return Duration.ofMillis(millis.longValueExact());
    }

    private static long millis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> throw new IllegalArgumentException("no unit of time: " + unit);
        };
    }
}
