package httpmonitor.screen;

import httpmonitor.render.Line;
import httpmonitor.render.Span;
import httpmonitor.render.Style;
import java.util.ArrayList;
import java.util.List;

/** All keys, and how to find who is behind an alert. */
final class HelpPage {

    private static final int KEY_WIDTH = 7;

    /** From so many columns on the keys stand in two. */
    private static final int WIDE = 78;

    private static final List<String> RECIPE = List.of(
            "Who makes the traffic? Tab goes to the busiest client, Enter shows its URLs.",
            "What is hit? Enter on a section shows its URLs and clients.",
            "Only errors? / status=5xx Enter; / and Ctrl-U Enter shows all again.");

    private HelpPage() {}

    static List<Line> lines(Size room) {
        List<Line> lines = new ArrayList<>();
        int columns = room.columns() >= WIDE ? 2 : 1;
        Command[] commands = Command.values();
        int perColumn = Math.ceilDiv(commands.length, columns);
        for (int row = 0; row < perColumn; row++) {
            Line line = line(commands[row]);
            if (row + perColumn < commands.length && columns == 2) {
                line = line.padTo(room.columns() / 2)
                        .append(line(commands[row + perColumn]).spans().toArray(Span[]::new));
            }
            lines.add(line);
        }
        if (lines.size() + RECIPE.size() < room.rows()) {
            lines.add(Line.EMPTY);
        }
        if (lines.size() + RECIPE.size() <= room.rows()) {
            RECIPE.forEach(sentence -> lines.add(Line.of(sentence)));
        }
        return lines;
    }

    private static Line line(Command command) {
        return Line.of(new Span(Style.STRONG, command.key())).padTo(KEY_WIDTH).append(Span.of(command.help()));
    }
}
