package httpmonitor.view.text;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * What bars are drawn with: Unicode's block elements, an eighth of a cell at a time, or ASCII where the terminal's
 * charset has none.
 */
public enum Glyphs {
    BLOCKS("▏▎▍▌▋▊▉█", "▁▂▃▄▅▆▇█", "─│·░▲▼"),
    ASCII("    ####", "   :::##", "-|./^v");

    private static final int EIGHTHS = 8;

    private final String leftEighths;
    private final String lowerEighths;
    private final String signs;

    Glyphs(String leftEighths, String lowerEighths, String signs) {
        this.leftEighths = leftEighths;
        this.lowerEighths = lowerEighths;
        this.signs = signs;
    }

    /** The finest that a charset can encode. */
    public static Glyphs of(Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        return encoder.canEncode(BLOCKS.leftEighths + BLOCKS.lowerEighths + BLOCKS.signs) ? BLOCKS : ASCII;
    }

    /**
     * A bar from left to right.
     *
     * @param fraction how much of {@code cells} it fills; beyond 0 and 1 it is cut
     * @return text that takes exactly {@code cells}
     */
    public String bar(double fraction, int cells) {
        int eighths = (int) Math.round(Math.clamp(fraction, 0, 1) * cells * EIGHTHS);
        StringBuilder bar = new StringBuilder();
        for (int cell = 0; cell < cells; cell++) {
            bar.append(eighth(leftEighths, eighths - cell * EIGHTHS));
        }
        return bar.toString();
    }

    /** One cell of an upright column that is filled from below; a space where {@code eighths} is not positive. */
    char column(int eighths) {
        return eighth(lowerEighths, eighths);
    }

    private static char eighth(String shapes, int eighths) {
        return eighths <= 0 ? ' ' : shapes.charAt(Math.min(eighths, EIGHTHS) - 1);
    }

    /** A piece of a line across. */
    String rule() {
        return sign(0);
    }

    /** A mark on a scale that runs across. */
    public String mark() {
        return sign(1);
    }

    /** Stands in a chart where nothing is known. */
    String unknown() {
        return sign(2);
    }

    /** Stands in a chart where the poller was blind. */
    public String hatch() {
        return sign(3);
    }

    /** Stands where an alert fired. */
    public String fired() {
        return sign(4);
    }

    /** Stands where an alert recovered. */
    public String recovered() {
        return sign(5);
    }

    /** A cell that is filled, as {@link #bar} fills it. */
    public String full() {
        return String.valueOf(column(EIGHTHS));
    }

    private String sign(int index) {
        return signs.substring(index, index + 1);
    }
}
