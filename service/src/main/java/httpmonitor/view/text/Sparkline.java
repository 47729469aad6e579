package httpmonitor.view.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A figure over time as upright columns, one cell wide each, the threshold as a line across, and a scale to the left.
 *
 * <p>Columns above the threshold rise above its line; colours show which side of it is good. Where the figures are far
 * below the threshold, the scale fits the figures, and a label at the top names the threshold. An unknown figure is a
 * dot in the lowest cell; a blind span is hatched.
 *
 * @param rates oldest first, empty where unknown
 * @param hatched the columns of blind spans
 * @param threshold not negative; empty where there is none
 * @param glyphs the characters to draw with
 * @param unit the unit of rates and threshold, as after a number
 * @param highIsGood whether columns above the threshold are good
 */
public record Sparkline(
        List<OptionalDouble> rates,
        Set<Integer> hatched,
        Optional<BigDecimal> threshold,
        Glyphs glyphs,
        String unit,
        boolean highIsGood) {

    /** Cells of the scale, with the gap after it. */
    public static final int SCALE_WIDTH = 10;

    private static final int EIGHTHS = 8;

    /** Room above the threshold, so that its line is not the chart's edge. */
    private static final double HEADROOM = 1.25;

    /** A threshold of more than this many times the highest rate would make all columns too low to be distinguished. */
    private static final double FAR = 3;

    /** A scale ends with one of these, times a power of ten, so that it rarely changes. */
    private static final double[] ROUND = {1, 1.5, 2, 3, 4, 5, 6, 8, 10};

    /** Copies the lists. */
    public Sparkline {
        rates = List.copyOf(rates);
        hatched = Set.copyOf(hatched);
    }

    /**
     * The chart from top to bottom.
     *
     * @param height its lines, at least 1
     */
    public List<Line> lines(int height) {
        double highest = highest();
        double limit = threshold.map(BigDecimal::doubleValue).orElse(0.0);
        boolean far = highest > 0 && limit > FAR * highest;
        // Not 0, and finite: a threshold may be any BigDecimal.
        double top = round(Math.clamp(Math.max(highest, far ? 0 : limit * HEADROOM), 1e-3, Double.MAX_VALUE));
        int ruled = far || threshold.isEmpty() ? -1 : (int) Math.min(height - 1, limit / top * height);
        List<Line> lines = new ArrayList<>();
        for (int row = height - 1; row >= 0; row--) {
            List<Span> spans = new ArrayList<>(scale(row, ruled, height, top));
            for (int i = 0; i < rates.size(); i++) {
                spans.add(cell(i, row, ruled, top / height));
            }
            lines.add(row == height - 1 && far ? labelled(spans) : merged(spans));
        }
        return lines;
    }

    private double highest() {
        return rates.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max()
                .orElse(0);
    }

    private static double round(double top) {
        double power = Math.pow(10, Math.floor(Math.log10(top)));
        return Arrays.stream(ROUND)
                .map(round -> round * power)
                .filter(round -> round >= top * 0.999_999)
                .findFirst()
                .orElse(top);
    }

    /** Puts the label over the oldest columns, which rarely reach the top. */
    private Line labelled(List<Span> spans) {
        Span label = new Span(Style.STRONG, thresholdText() + " is the threshold " + glyphs.fired() + " ");
        int scale = spans.size() - rates.size();
        int cells = Math.min(label.width(), rates.size() / 2);
        List<Span> all = new ArrayList<>(spans.subList(0, scale));
        all.addAll(Line.of(label).fit(cells).spans());
        all.addAll(spans.subList(scale + cells, spans.size()));
        return merged(all);
    }

    private String thresholdText() {
        return threshold
                .map(limit -> Rates.plain(limit.stripTrailingZeros()) + unit)
                .orElse("");
    }

    private List<Span> scale(int row, int ruled, int height, double top) {
        Span label = Span.of("");
        if (row == ruled) {
            label = new Span(Style.STRONG, thresholdText());
        } else if (row == height - 1) {
            label = new Span(Style.FAINT, Figures.compact(top) + unit);
        } else if (row == 0) {
            label = new Span(Style.FAINT, "0" + unit);
        }
        return scale(label).spans();
    }

    /** A label of the scale, to the left of the columns. */
    public static Line scale(Span label) {
        return Line.of(label).rightIn(SCALE_WIDTH - 1).append(Span.of(" "));
    }

    private Span cell(int column, int row, int ruled, double perRow) {
        OptionalDouble rate = rates.get(column);
        Span empty = row == ruled ? new Span(Style.FAINT, glyphs.rule()) : Span.of(" ");
        if (rate.isEmpty()) {
            return hatched.contains(column)
                    ? new Span(Style.WARNING, glyphs.hatch())
                    : row == 0 ? new Span(Style.FAINT, glyphs.unknown()) : empty;
        }
        double hits = rate.getAsDouble();
        int eighths = (int) Math.round((hits / perRow - row) * EIGHTHS);
        // A small figure must not look like none.
        int shown = row == 0 && hits > 0 ? Math.max(1, eighths) : eighths;
        char glyph = glyphs.column(shown);
        boolean high = threshold.filter(limit -> hits > limit.doubleValue()).isPresent();
        return glyph == ' ' ? empty : new Span(high == highIsGood ? Style.GOOD : Style.ERROR, String.valueOf(glyph));
    }

    /** Joins neighbours of one style, so that the style is sent to the terminal once. */
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
