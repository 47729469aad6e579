package httpmonitor.view.text;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/**
 * The characters of bars: Unicode's block elements, in eighths of a cell, or ASCII where the terminal's charset has
 * none.
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

    /** The finest characters that a charset can encode. */
    public static Glyphs of(Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        return encoder.canEncode(BLOCKS.leftEighths + BLOCKS.lowerEighths + BLOCKS.signs) ? BLOCKS : ASCII;
    }

    /**
     * A bar from left to right.
     *
     * @param fraction the filled part of {@code cells}; limited to 0 to 1
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

    /** The mark of an unknown value in a chart. */
    String unknown() {
        return sign(2);
    }

    /** The mark of a blind span in a chart. */
    public String hatch() {
        return sign(3);
    }

    /** The mark of a fire. */
    public String fired() {
        return sign(4);
    }

    /** The mark of a recovery. */
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
