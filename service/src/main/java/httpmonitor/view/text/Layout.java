package httpmonitor.view.text;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The layout of a tick as text.
 *
 * @param width cells of the terminal that a line may take, at least {@value #LEAST_WIDTH}
 * @param zone in which times are shown
 * @param top the number of shown sections with most stored hits, at least 1; the request limits the other lists
 */
public record Layout(int width, ZoneId zone, int top) {

    /** A narrower line could not be read. */
    public static final int LEAST_WIDTH = 20;

    /** 80 columns, UTC, 10 sections. */
    public static final Layout DEFAULT = new Layout(80, ZoneOffset.UTC, 10);

    /** Checks the ranges. */
    public Layout {
        if (width < LEAST_WIDTH) {
            throw new IllegalArgumentException("the width must be at least " + LEAST_WIDTH);
        }
        if (top < 1) {
            throw new IllegalArgumentException("a list must have room for at least 1");
        }
    }
}
