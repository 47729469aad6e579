package httpmonitor.view.text;

import httpmonitor.traffic.ByteText;
import httpmonitor.traffic.DurationText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers for users. An unknown number is a dash, never 0. */
public final class Figures {

    /** An unknown number. */
    public static final String UNKNOWN = "-";

    /** The width of the widest {@linkplain #compact(long) compact} number. */
    public static final int COMPACT_WIDTH = 6;

    /** From here on, a number is shown in thousands. */
    private static final long MOST_DIGITS = 100_000;

    private static final String POWERS = " kMGTPE";

    /** From 999.5 ms on, three digits of milliseconds would show 1000 ms. */
    private static final BigDecimal SECOND = new BigDecimal("999.5");

    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

    /** From this number of seconds on, tenths do not matter. */
    private static final int LONG = 600;

    private Figures() {}

    /** For example {@code 53210}. */
    public static String count(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : UNKNOWN;
    }

    /** For example {@code 53,210}. */
    public static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** In at most {@value #COMPACT_WIDTH} cells: {@code 53,210}, {@code 532.1k}, {@code 53.2M}. */
    public static String compact(long count) {
        return Math.abs(count) < MOST_DIGITS ? grouped(count) : compact((double) count);
    }

    /** The same of a number that need not be whole: {@code 7.5}, {@code 500}, {@code 532.1k}. */
    static String compact(double number) {
        double rest = number;
        int power = 0;
        while (Math.abs(rest) >= (power == 0 ? MOST_DIGITS : 999.95) && power < POWERS.length() - 1) {
            rest /= 1000;
            power++;
        }
        BigDecimal shown = Double.isFinite(rest) ? BigDecimal.valueOf(rest) : BigDecimal.ZERO;
        return power == 0
                ? shown.round(new MathContext(3, RoundingMode.HALF_UP))
                        .stripTrailingZeros()
                        .toPlainString()
                : shown.setScale(1, RoundingMode.HALF_UP).toPlainString() + POWERS.charAt(power);
    }

    /** For example {@code 21.10/s}: two decimals, half up. */
    public static String rate(long hits, long seconds) {
        return rate(Rates.perSecond(hits, seconds));
    }

    /** For example {@code 21.10/s}, the digits as given. */
    public static String rate(BigDecimal rate) {
        return rate.toPlainString() + "/s";
    }

    /** For example {@code 10/s} or {@code 0.5/s}, without zeros at the end. */
    public static String threshold(BigDecimal threshold) {
        return Rates.plain(threshold.stripTrailingZeros()) + "/s";
    }

    /** For example {@code 912 B} or {@code 891.4 KiB}: powers of 1024, one decimal. */
    public static String bytes(long bytes) {
        return ByteText.of(bytes);
    }

    /** {@link #bytes(long)} of a number that may be unknown. */
    public static String bytes(OptionalLong bytes) {
        return bytes.isPresent() ? bytes(bytes.getAsLong()) : UNKNOWN;
    }

    /**
     * A part's share of a whole, for example {@code 56.9%}; unknown where the whole is 0. Never above 100 %: a list may
     * be counted a moment later than the whole.
     */
    public static String share(long part, long whole) {
        if (whole == 0) {
            return UNKNOWN;
        }
        BigDecimal percent = BigDecimal.valueOf(Math.min(part, whole))
                .scaleByPowerOfTen(2)
                .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
        return percent.toPlainString() + "%";
    }

    /** How long hits took, in three digits: {@code 0.842 ms}, {@code 84 ms}, {@code 1.2 s}, {@code 5.25 h}. */
    public static String latency(long nanos) {
        BigDecimal millis = BigDecimal.valueOf(nanos, 6);
        if (millis.compareTo(SECOND) < 0) {
            return threeDigits(millis) + " ms";
        }
        BigDecimal seconds = millis.scaleByPowerOfTen(-3);
        return seconds.compareTo(HOUR) < 0
                ? threeDigits(seconds) + " s"
                : threeDigits(seconds.divide(HOUR, MathContext.DECIMAL64)) + " h";
    }

    /** {@link #latency(long)} of a number that may be unknown. */
    public static String latency(OptionalLong nanos) {
        return nanos.isPresent() ? latency(nanos.getAsLong()) : UNKNOWN;
    }

    private static String threeDigits(BigDecimal number) {
        BigDecimal rounded = number.round(new MathContext(3, RoundingMode.HALF_UP))
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.toPlainString();
    }

    /** For example {@code 1.2s}, or {@code 2h3m4s}. */
    public static String seconds(OptionalDouble seconds) {
        if (seconds.isEmpty()) {
            return UNKNOWN;
        }
        double known = seconds.getAsDouble();
        return known < LONG
                ? String.format(Locale.ROOT, "%.1fs", known)
                : DurationText.of(Duration.ofSeconds((long) known));
    }
}
