package httpmonitor.view.screen.pages;

import httpmonitor.view.screen.pages.Elsewhere.Setting;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import java.util.ArrayList;
import java.util.List;

/** Commands and addresses with a title each, in lines that a terminal holds whole. Stateful, for one thread. */
final class CopiedText {

    /** A line of a command that goes on. */
    private static final String MORE = " \\";

    private final int columns;
    private final List<List<Line>> blocks = new ArrayList<>();

    /** Without any; {@code columns} are the cells of a line. */
    CopiedText(int columns) {
        this.columns = Math.max(2, columns);
    }

    /** Adds a command: as many options in a line as fit. */
    void command(String title, String start, List<Setting> options) {
        List<String> lines = new ArrayList<>();
        String line = start;
        for (Setting option : options) {
            String longer = line + " " + ShellText.word(option);
            if (fits(longer)) {
                line = longer;
                continue;
            }
            lines.add(line + MORE);
            List<String> own = fits("  " + ShellText.word(option))
                    ? List.of("  " + ShellText.word(option))
                    : ShellText.lines("  " + option.option() + " ", option.value(), columns);
            lines.addAll(own.subList(0, own.size() - 1));
            line = own.getLast();
        }
        lines.add(line);
        add(title, lines);
    }

    private boolean fits(String line) {
        return Span.of(line + MORE).width() <= columns;
    }

    /** Adds an address of printable ASCII, which may take several lines. */
    void address(String title, String address) {
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < address.length(); from += columns) {
            lines.add(address.substring(from, Math.min(address.length(), from + columns)));
        }
        add(lines.size() == 1 ? title : title + ", one address in " + lines.size() + " lines", lines);
    }

    private void add(String title, List<String> lines) {
        List<Line> block = new ArrayList<>(List.of(Line.of(new Span(Style.FAINT, "# " + title))));
        lines.forEach(line -> block.add(Line.of(line)));
        blocks.add(block);
    }

    /** As many as fit; the last ones are left out whole. */
    List<Line> lines(int rows) {
        int all = blocks.stream().mapToInt(List::size).sum();
        boolean apart = all + blocks.size() - 1 <= rows;
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            boolean last = i == blocks.size() - 1;
            if (i > 0 && lines.size() + blocks.get(i).size() > (last ? rows : rows - 1)) {
                lines.add(Line.of(new Span(Style.FAINT, "# " + (blocks.size() - i) + " more on a taller terminal")));
                break;
            }
            lines.addAll(blocks.get(i));
            if (apart && !last) {
                lines.add(Line.EMPTY);
            }
        }
        return lines;
    }
}
