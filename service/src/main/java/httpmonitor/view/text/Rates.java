package httpmonitor.view.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Hits per second, to two decimals. */
public final class Rates {

    /** Limit of written zeros, since a threshold may be {@code 1E+999999999}. */
    private static final int MOST_ZEROS = 30;

    private Rates() {}

    /** {@code hits} over {@code seconds}, which are at least 1; two decimals, half up. */
    public static BigDecimal perSecond(long hits, long seconds) {
        return BigDecimal.valueOf(hits).divide(BigDecimal.valueOf(seconds), 2, RoundingMode.HALF_UP);
    }

    /** The number without an exponent, unless that would take more than {@value #MOST_ZEROS} zeros. */
    public static String plain(BigDecimal number) {
        return Math.abs(number.scale()) <= MOST_ZEROS ? number.toPlainString() : number.toString();
    }
}
