package httpmonitor.view.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A rate over time as upright columns, one cell wide each, the threshold as a line across, and a scale to the left.
 *
 * <p>Columns above the threshold stand out above its line; colours say which side of it is as it should be; where
 * nothing is known the lowest cell has a dot.
 *
 * @param rates hits per second, oldest first, empty where not known
 * @param threshold hits per second, not negative
 * @param glyphs what to draw with
 * @param unit of the rates and the threshold, as it stands behind a number
 * @param highIsGood whether columns above the threshold are those that are as they should be
 */
public record Sparkline(
        List<OptionalDouble> rates, BigDecimal threshold, Glyphs glyphs, String unit, boolean highIsGood) {

    /** Cells of the scale, with the gap behind it. */
    public static final int SCALE_WIDTH = 10;

    private static final int EIGHTHS = 8;

    /** Room above the threshold, so that its line is not the chart's edge. */
    private static final double HEADROOM = 1.25;

    /** Copies the list. */
    public Sparkline {
        rates = List.copyOf(rates);
    }

    /** Of hits per second. */
    public Sparkline(List<OptionalDouble> rates, BigDecimal threshold, Glyphs glyphs) {
        this(rates, threshold, glyphs, "/s", false);
    }

    /**
     * The chart from top to bottom.
     *
     * @param height its lines, at least 1
     */
    public List<Line> lines(int height) {
        double top = top();
        int ruled = (int) Math.min(height - 1, threshold.doubleValue() / top * height);
        List<Line> lines = new ArrayList<>();
        for (int row = height - 1; row >= 0; row--) {
            List<Span> spans = new ArrayList<>(scale(row, ruled, height, top));
            for (OptionalDouble rate : rates) {
                spans.add(cell(rate, row, ruled, top / height));
            }
            lines.add(merged(spans));
        }
        return lines;
    }

    private double top() {
        double highest = rates.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max()
                .orElse(0);
        // Not 0, and a number: a threshold may be anything that BigDecimal holds.
        return Math.clamp(Math.max(highest, threshold.doubleValue() * HEADROOM), 1e-3, Double.MAX_VALUE);
    }

    private List<Span> scale(int row, int ruled, int height, double top) {
        Span label = Span.of("");
        if (row == ruled) {
            label = new Span(Style.STRONG, Rates.plain(threshold.stripTrailingZeros()) + unit);
        } else if (row == height - 1) {
            label = new Span(Style.FAINT, Math.round(top) + unit);
        } else if (row == 0) {
            label = new Span(Style.FAINT, "0" + unit);
        }
        Line text = Line.of(label).fit(SCALE_WIDTH - 1);
        return Line.of(Span.of(" ".repeat(SCALE_WIDTH - 1 - text.width())))
                .append(text.spans().toArray(Span[]::new))
                .append(Span.of(" "))
                .spans();
    }

    private Span cell(OptionalDouble rate, int row, int ruled, double perRow) {
        Span empty = row == ruled ? new Span(Style.FAINT, glyphs.rule()) : Span.of(" ");
        if (rate.isEmpty()) {
            return row == 0 ? new Span(Style.FAINT, glyphs.unknown()) : empty;
        }
        double hits = rate.getAsDouble();
        int eighths = (int) Math.round((hits / perRow - row) * EIGHTHS);
        // Little is not nothing.
        int shown = row == 0 && hits > 0 ? Math.max(1, eighths) : eighths;
        char glyph = glyphs.column(shown);
        boolean high = hits > threshold.doubleValue();
        return glyph == ' ' ? empty : new Span(high == highIsGood ? Style.GOOD : Style.ERROR, String.valueOf(glyph));
    }

    /** Neighbours of one style as one span, so that a terminal is notified the style once. */
    private static Line merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span : spans) {
            if (!merged.isEmpty() && merged.getLast().style() == span.style()) {
                Span before = merged.removeLast();
                merged.add(new Span(span.style(), before.text() + span.text()));
            } else {
                merged.add(span);
            }
        }
        return new Line(merged);
    }
}
