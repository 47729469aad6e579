package httpmonitor.view.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks a line that is too wide; at spaces, if it has any. */
final class Fold {

    private static final Pattern WORD_END = Pattern.compile("(?<= )(?! )");
    private static final Line INDENT = Line.of("    ");

    private final int cells;
    private final Line indent;
    private final List<Line> done = new ArrayList<>();
    private Line current = Line.EMPTY;
    private boolean begun;

    private Fold(int cells) {
        this.cells = cells;
        this.indent = cells > 2 * INDENT.width() ? INDENT : Line.EMPTY;
    }

    /**
     * The line as one or more lines, none wider than {@code cells}. Continued lines are indented where there is room.
     *
     * @param cells at least 2, the width of the widest character
     */
    static List<Line> of(Line line, int cells) {
        if (line.width() <= cells) {
            return List.of(line);
        }
        Fold fold = new Fold(Math.max(2, cells));
        for (Span span : line.spans()) {
            WORD_END.splitAsStream(span.text()).forEach(word -> fold.add(span.style(), word));
        }
        fold.done.add(withoutSpacesAtItsEnd(fold.current));
        return fold.done;
    }

    private static Line withoutSpacesAtItsEnd(Line line) {
        List<Span> spans = new ArrayList<>(line.spans());
        while (!spans.isEmpty()) {
            Span last = spans.removeLast();
            String text = last.text().stripTrailing();
            if (!text.isEmpty()) {
                spans.add(new Span(last.style(), text));
                break;
            }
        }
        return new Line(spans);
    }

    /** Adds a word and the spaces after it. The spaces may exceed the width; they are removed when the line ends. */
    private void add(Style style, String word) {
        if (begun && !fits(word)) {
            breakLine();
        }
        String rest = word;
        while (!fits(rest)) {
            int end = DisplayWidth.prefix(rest, cells - current.width());
            append(style, rest.substring(0, end));
            rest = rest.substring(end);
            breakLine();
        }
        append(style, rest);
    }

    private boolean fits(String word) {
        return DisplayWidth.of(word.stripTrailing()) <= cells - current.width();
    }

    private void append(Style style, String text) {
        current = current.append(new Span(style, text));
        begun = true;
    }

    private void breakLine() {
        done.add(withoutSpacesAtItsEnd(current));
        current = indent;
        begun = false;
    }
}
