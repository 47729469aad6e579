package httpmonitor.view.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The lines that a terminal shows for one tick.
 *
 * @param lines from top to bottom
 */
public record Frame(List<Line> lines) {

    /** Copies the list. */
    public Frame {
        lines = List.copyOf(lines);
    }

    /**
     * The frame for a screen that does not wrap: a line wider than {@code cells} continues on the next line, indented.
     *
     * @param cells width of the screen, at least 1
     */
    public Frame folded(int cells) {
        return new Frame(
                lines.stream().flatMap(line -> Fold.of(line, cells).stream()).toList());
    }

    /**
     * The first lines of the folded frame; where more follow, the last one ends with an ellipsis.
     *
     * @param rows how many lines at most
     */
    public Frame folded(int cells, int rows) {
        List<Line> all = folded(cells).lines();
        if (all.size() <= rows || rows < 1) {
            return new Frame(all.subList(0, Math.min(all.size(), Math.max(0, rows))));
        }
        List<Line> first = new ArrayList<>(all.subList(0, rows));
        Line last = first.removeLast();
        Style style =
                last.spans().isEmpty() ? Style.PLAIN : last.spans().getLast().style();
        first.add(last.append(new Span(style, " " + DisplayWidth.ELLIPSIS)).fit(cells));
        return new Frame(first);
    }

    /** All lines as text, each with a line feed at its end. */
    public String text(Palette palette) {
        return lines.stream().map(line -> line.text(palette) + "\n").collect(Collectors.joining());
    }
}
