package httpmonitor.view.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One line of a {@link Frame}: printable text with styles, and without a line end.
 *
 * @param spans its pieces, left to right
 */
public record Line(List<Span> spans) {

    /** A line without text. */
    public static final Line EMPTY = new Line(List.of());

    /** Copies the list. */
    public Line {
        spans = List.copyOf(spans);
    }

    /** A line of these pieces. */
    public static Line of(Span... spans) {
        return new Line(List.of(spans));
    }

    /** A line of one unstyled piece. */
    public static Line of(String text) {
        return of(Span.of(text));
    }

    /** How many cells of a terminal it takes. */
    public int width() {
        return spans.stream().mapToInt(Span::width).sum();
    }

    /** The line itself where it fits into {@code cells}, else its beginning and an ellipsis. */
    public Line fit(int cells) {
        if (width() <= cells) {
            return this;
        }
        List<Span> kept = new ArrayList<>();
        int left = cells;
        for (Span span : spans) {
            // One cell more than there is room for, so that the span that is cut shows the ellipsis.
            boolean last = span.width() >= left;
            String text = last ? DisplayWidth.fit(span.text() + DisplayWidth.ELLIPSIS, left) : span.text();
            kept.add(new Span(span.style(), text));
            left -= DisplayWidth.of(text);
            if (last) {
                break;
            }
        }
        return new Line(kept);
    }

    /** The line with spaces at its end, at least {@code cells} wide. */
    public Line padTo(int cells) {
        return append(Span.of(" ".repeat(Math.max(0, cells - width()))));
    }

    /** This line, and {@code more} to its right. */
    public Line append(Span... more) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(List.of(more));
        return new Line(all);
    }

    /** This line, and another one to its right. */
    public Line append(Line more) {
        return append(more.spans.toArray(Span[]::new));
    }

    /** The line at the right end of {@code cells}, which it takes exactly; cut where it is wider. */
    public Line rightIn(int cells) {
        Line cut = fit(cells);
        return of(" ".repeat(cells - cut.width())).append(cut);
    }

    /**
     * The line for a screen that does not wrap: one that is wider than {@code cells} goes on below, indented.
     *
     * @param cells width of the screen, at least 1
     */
    public List<Line> folded(int cells) {
        return Fold.of(this, cells);
    }

    /**
     * The first of the folded lines; where more follow, the last one ends with an ellipsis.
     *
     * @param rows how many lines at most
     */
    public List<Line> folded(int cells, int rows) {
        List<Line> all = folded(cells);
        if (all.size() <= rows || rows < 1) {
            return all.subList(0, Math.min(all.size(), Math.max(0, rows)));
        }
        List<Line> first = new ArrayList<>(all.subList(0, rows));
        Line last = first.removeLast();
        Style style = last.spans.isEmpty() ? Style.PLAIN : last.spans.getLast().style();
        first.add(last.append(new Span(style, " " + DisplayWidth.ELLIPSIS)).fit(cells));
        return first;
    }

    /** The line as text, without spaces at its end. */
    public String text(Palette palette) {
        return spans.stream()
                .map(span -> palette.paint(span.style(), span.text()))
                .collect(Collectors.joining())
                .stripTrailing();
    }
}
