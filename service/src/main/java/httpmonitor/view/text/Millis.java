package httpmonitor.view.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Durations of hits in milliseconds, for machines. */
public final class Millis {

    /** A percentile is right to 1 %: more digits would claim more. */
    private static final MathContext PERCENTILE = new MathContext(4, RoundingMode.HALF_UP);

    private Millis() {}

    /** A percentile in four digits. */
    public static BigDecimal percentile(long nanos) {
        return exact(nanos).round(PERCENTILE);
    }

    /** To the nanosecond. */
    public static BigDecimal exact(long nanos) {
        return BigDecimal.valueOf(nanos, 6);
    }
}
