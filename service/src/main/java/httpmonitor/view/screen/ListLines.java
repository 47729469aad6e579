package httpmonitor.view.screen;

import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.SideBySide;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import httpmonitor.view.text.Table;
import httpmonitor.view.text.TickFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lists of sections and clients with the cursor: side by side where there is width, else one below the other. */
final class ListLines {

    /** From this width on, both lists stand side by side. */
    private static final int WIDE = 116;

    private static final int GAP = 3;

    /** Sections of what is stored so far, while the interval is not known. */
    private static final int MOST_STORED = 10;

    /** How many lines both lists take in full. */
    static int wanted(ScreenState state, int columns) {
        Lists lists = Lists.of(state);
        Optional<TickReport> report = state.visible().shown().map(AnsweredTick::report);
        if (report.flatMap(TickReport::interval).isEmpty()) {
            return report.map(blind ->
                            TickFrame.stored(blind, columns, MOST_STORED).size())
                    .orElse(0);
        }
        int sections = lists.sections().size() + 1;
        int clients = lists.clients().size() + 1;
        return columns >= WIDE ? Math.max(sections, clients) : sections + clients;
    }

    List<Line> lines(ScreenState state, Size room, Glyphs glyphs) {
        TickReport report = state.visible().shown().orElseThrow().report();
        Optional<TrafficSnapshot> traffic = report.traffic();
        Optional<IntervalTraffic> interval = report.interval();
        if (traffic.isEmpty() || interval.isEmpty()) {
            return List.of();
        }
        if (interval.get().hits() == 0) {
            return List.of(Line.EMPTY, Line.of("No hits in this interval."));
        }
        Lists lists = Lists.of(state);
        int selected = state.rows().in(lists.items()).row();
        SectionColumns columns = new SectionColumns(
                interval.get(),
                traffic.get().totals(),
                state.visible().before().flatMap(TickReport::interval),
                glyphs,
                state.viewpoint().at().isPresent());
        return room.columns() >= WIDE ? beside(lists, selected, columns, room) : below(lists, selected, columns, room);
    }

    private static List<Line> beside(Lists lists, int selected, SectionColumns columns, Size room) {
        int leftWidth = room.columns() * 13 / 20;
        int rightWidth = room.columns() - leftWidth - GAP;
        int rows = Math.max(0, room.rows() - 1);
        List<Line> left = sections(lists, selected, columns, new Size(leftWidth, rows));
        List<Line> right = clients(lists, selected, columns, new Size(rightWidth, rows));
        return SideBySide.beside(left, leftWidth + GAP, right);
    }

    /** The list with the cursor has what it needs first, but each keeps a few rows where there is room. */
    private static List<Line> below(Lists lists, int selected, SectionColumns columns, Size room) {
        int rows = room.rows() - 2;
        if (rows < Math.min(3, lists.items().size())) {
            boolean inClients = selected >= lists.sections().size();
            Size all = new Size(room.columns(), Math.max(0, room.rows() - 1));
            return inClients ? clients(lists, selected, columns, all) : sections(lists, selected, columns, all);
        }
        int forClients = Math.min(
                lists.clients().size(),
                Math.max(rows / 2, rows - lists.sections().size()));
        List<Line> lines =
                new ArrayList<>(sections(lists, selected, columns, new Size(room.columns(), rows - forClients)));
        lines.addAll(clients(lists, selected, columns, new Size(room.columns(), forClients)));
        return lines;
    }

    private static List<Line> sections(Lists lists, int selected, SectionColumns columns, Size room) {
        Table table = columns.table(room.columns());
        int from = from(selected, lists.sections().size(), room.rows());
        for (int i = from; i < Math.min(lists.sections().size(), from + room.rows()); i++) {
            HitGroup section = lists.sections().get(i);
            table.add(columns.cells(section, name(section.value(), i == selected), room.columns()));
        }
        return table.lines(room.columns());
    }

    private static List<Line> clients(Lists lists, int selected, SectionColumns columns, Size room) {
        int before = lists.sections().size();
        Table table = columns.clientTable(room.columns());
        int from = from(selected - before, lists.clients().size(), room.rows());
        for (int i = from; i < Math.min(lists.clients().size(), from + room.rows()); i++) {
            HitGroup client = lists.clients().get(i);
            table.add(columns.clientCells(client, name(client.value(), i + before == selected), room.columns()));
        }
        return table.lines(room.columns());
    }

    /** The first row that is shown, so that the cursor is among them. */
    private static int from(int selected, int size, int rows) {
        if (selected < 0 || selected >= size) {
            return 0;
        }
        return Math.clamp((long) selected - rows + 1, 0, Math.max(0, size - rows));
    }

    private static Span name(String name, boolean selected) {
        return new Span(selected ? Style.SELECTED : Style.PLAIN, (selected ? "> " : "  ") + name);
    }
}
