package httpmonitor.cli.usage;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Numbers as users write them: {@code 10}, {@code 0.5}, {@code -1}. Exponents are refused, since {@code 1e999999999}
 * would fill the memory.
 */
public final class Decimals {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

    private Decimals() {}

    /** Parses the text; the exception's message says how a number is written. */
    public static BigDecimal parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a number: write it like 10 or 0.5");
        }
        return new BigDecimal(text);
    }
}
