package httpmonitor.generate;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * The content of generated lines.
 *
 * @param format how they are written
 * @param errors the share of hits that are answered with 5xx, in millionths; of the others as many, but at most 3 %,
 *     are answered with 4xx, so that there is no error at 0 %
 * @param malformed the share of lines that are odd, in millionths: TLS handshakes, requests that are {@code -},
 *     garbage, lines cut short, texts meant to harm a terminal or a spreadsheet. Some of them still are hits, though
 *     without a section
 */
public record LineContent(LogFormat format, int errors, int malformed) {

    /** Combined format, 2 % server errors, no odd lines. */
    public static final LineContent USUAL = new LineContent(LogFormat.COMBINED, 20_000, 0);

    private static final Pattern PERCENTAGE = Pattern.compile("([0-9]{1,2}(\\.[0-9]{1,4})?|100(\\.0{1,4})?)%");

    /**
     * Reads a percentage such as {@code 2%} or {@code 0.05%}, with at most four decimals, as millionths.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static int share(String text) {
        if (!PERCENTAGE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a share must be a percentage from 0% to 100%, such as 2%, not '" + text + "'");
        }
        return new BigDecimal(text.replace("%", "")).movePointRight(4).intValueExact();
    }
}
