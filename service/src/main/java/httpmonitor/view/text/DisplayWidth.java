package httpmonitor.view.text;

import org.jline.utils.WCWidth;

/**
 * Measures {@linkplain Printable printable} text in the cells of a terminal: two for wide characters, none for
 * combining marks.
 */
final class DisplayWidth {

    static final String ELLIPSIS = "…";

    private DisplayWidth() {}

    /** The number of cells that {@code printable} takes. */
    static int of(String printable) {
        return printable.codePoints().map(DisplayWidth::of).sum();
    }

    /**
     * The whole text where it fits into {@code cells}, else its beginning and an ellipsis; never wider than
     * {@code cells}.
     */
    static String fit(String printable, int cells) {
        if (of(printable) <= cells) {
            return printable;
        }
        return cells < 1 ? "" : printable.substring(0, prefix(printable, cells - 1)) + ELLIPSIS;
    }

    /** How many chars of the text fit into {@code cells}, marks kept with their letter. */
    static int prefix(String printable, int cells) {
        int used = 0;
        int end = 0;
        while (end < printable.length()) {
            int codePoint = printable.codePointAt(end);
            used += of(codePoint);
            if (used > cells) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return end;
    }

    private static int of(int codePoint) {
        return Math.max(0, WCWidth.wcwidth(codePoint));
    }
}
