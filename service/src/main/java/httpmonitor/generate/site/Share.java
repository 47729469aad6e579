package httpmonitor.generate.site;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * A share of a whole.
 *
 * @param perMillion parts of a million, from 0 to 1,000,000
 */
public record Share(int perMillion) {

    /** The parts of a whole. */
    static final int WHOLE = 1_000_000;

    /** No part of it. */
    public static final Share NONE = new Share(0);

    private static final Pattern PERCENTAGE = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,4})?%");

    /** Checks the range. */
    public Share {
        if (perMillion < 0 || perMillion > WHOLE) {
            throw new IllegalArgumentException("a share must lie between 0% and 100%");
        }
    }

    /** The share of the given number of percent. */
    public static Share ofPercent(int percent) {
        return new Share(percent * 10_000);
    }

    /**
     * Reads a percentage such as {@code 2%} or {@code 0.05%}, with at most four decimals.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static Share parse(String text) {
        if (!PERCENTAGE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a share must be a percentage from 0% to 100%, such as 2%, not '" + text + "'");
        }
        return new Share(new BigDecimal(text.substring(0, text.length() - 1))
                .movePointRight(4)
                .intValueExact());
    }
}
