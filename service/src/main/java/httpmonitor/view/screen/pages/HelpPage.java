package httpmonitor.view.screen.pages;

import httpmonitor.view.screen.keys.Command;
import httpmonitor.view.text.Frame;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All keys, and how to find the cause of an alert. */
final class HelpPage {

    private static final int KEY_WIDTH = 9;

    /** The least width at which the keys are in two columns. */
    private static final int WIDE = 78;

    private static final List<String> RECIPE = List.of(
            "Who makes the traffic? 3, Enter on the first one, then 8: its hits.",
            "Only errors? / status=5xx Enter; / Ctrl-U Enter undoes that.");

    private HelpPage() {}

    /** The help from a line on; where lines are left over, the last line counts them. */
    static List<Line> lines(int scrolled, Size room) {
        List<Line> all = all(room.columns());
        if (all.size() <= room.rows() || room.rows() < 1) {
            return all;
        }
        int from = clamped(scrolled, room);
        int shown = room.rows() - 1;
        List<Line> lines = new ArrayList<>(all.subList(from, from + shown));
        int below = all.size() - from - shown;
        String more = below > 0 ? "Down: " + below + " more lines" : "Up: " + from + " more lines";
        lines.add(Line.of(new Span(Style.FAINT, more)));
        return lines;
    }

    /** The line that the help begins with: at most so far down that its last line is at the bottom. */
    static int clamped(int scrolled, Size room) {
        int lines = all(room.columns()).size();
        return lines <= room.rows() ? 0 : Math.min(scrolled, lines - Math.max(0, room.rows() - 1));
    }

    private static List<Line> all(int width) {
        List<Line> lines = new ArrayList<>();
        int columns = width >= WIDE ? 2 : 1;
        List<Command> commands = Arrays.stream(Command.values())
                .filter(command -> !command.help().isEmpty())
                .toList();
        int perColumn = Math.ceilDiv(commands.size(), columns);
        for (int row = 0; row < perColumn; row++) {
            Line line = line(commands.get(row));
            if (row + perColumn < commands.size() && columns == 2) {
                line = line.padTo(width / 2).append(line(commands.get(row + perColumn)));
            }
            lines.add(line);
        }
        RECIPE.forEach(sentence -> lines.add(Line.of(sentence)));
        return new Frame(lines).folded(width).lines();
    }

    private static Line line(Command command) {
        return Line.of(new Span(Style.STRONG, command.key())).padTo(KEY_WIDTH).append(Span.of(command.help()));
    }
}
