package httpmonitor.view.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Durations of hits in milliseconds, for JSON and CSV. */
public final class Millis {

    /** Four digits: a percentile is right to 1 %. */
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
