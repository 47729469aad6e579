package httpmonitor.view.text;

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
                lines.stream().flatMap(line -> line.folded(cells).stream()).toList());
    }

    /** All lines as text, each with a line feed at its end. */
    public String text(Palette palette) {
        return lines.stream().map(line -> line.text(palette) + "\n").collect(Collectors.joining());
    }
}
