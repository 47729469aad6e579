package httpmonitor.view.screen.pages;

import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.view.screen.state.Lists;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lists of sections and clients with the cursor: side by side where there is width, else one below the other. */
final class ListLines {

    /** From this width on, both lists stand side by side. */
    private static final int WIDE = 160;

    private static final int GAP = 3;

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
        int selected = state.browsing().rows().in(lists.items()).row();
        SectionColumns columns = new SectionColumns(
                interval.get(),
                traffic.get().totals(),
                state.visible().before().flatMap(TickReport::interval),
                glyphs,
                state.viewpoint().at().isPresent(),
                state.browsing().sort());
        return room.columns() >= WIDE
                ? beside(lists, selected, columns, room)
                : below(lists, selected, columns, room, state.visible().longest());
    }

    private static List<Line> beside(Lists lists, int selected, SectionColumns columns, Size room) {
        int leftWidth = (room.columns() - GAP) * 11 / 20;
        int rows = Math.max(0, room.rows() - 1);
        List<Line> left = sections(lists, selected, columns, new Size(leftWidth, rows));
        List<Line> right = clients(lists, selected, columns, new Size(room.columns() - leftWidth - GAP, rows));
        return SideBySide.beside(left, leftWidth + GAP, right);
    }

    /** Each list keeps the rows that it has once had, and half of them at most where both want more. */
    private static List<Line> below(
            Lists lists, int selected, SectionColumns columns, Size room, Lists.Lengths longest) {
        int rows = room.rows() - 2;
        if (rows < 2) {
            boolean inClients = selected >= lists.sections().size();
            Size all = new Size(room.columns(), Math.max(0, room.rows() - 1));
            return inClients ? clients(lists, selected, columns, all) : sections(lists, selected, columns, all);
        }
        int forClients = Math.min(longest.clients(), Math.max(rows / 2, rows - longest.sections()));
        List<Line> lines =
                new ArrayList<>(sections(lists, selected, columns, new Size(room.columns(), rows - forClients)));
        int end = Math.min(rows - forClients, longest.sections()) + 1;
        while (lines.size() < end) {
            lines.add(Line.EMPTY);
        }
        lines.addAll(clients(lists, selected, columns, new Size(room.columns(), forClients)));
        return lines;
    }

    private static List<Line> sections(Lists lists, int selected, SectionColumns columns, Size room) {
        List<HitGroup> all = lists.sections();
        int from = from(selected, all.size(), room.rows());
        return columns.sections(
                all.subList(from, Math.min(all.size(), from + room.rows())), selected - from, room.columns());
    }

    private static List<Line> clients(Lists lists, int selected, SectionColumns columns, Size room) {
        List<HitGroup> all = lists.clients();
        int before = lists.sections().size();
        int from = from(selected - before, all.size(), room.rows());
        return columns.clients(
                all.subList(from, Math.min(all.size(), from + room.rows())), selected - before - from, room.columns());
    }

    /** The first row that is shown, so that the cursor is among them. */
    private static int from(int selected, int size, int rows) {
        if (selected < 0 || selected >= size) {
            return 0;
        }
        return Math.clamp((long) selected - rows + 1, 0, Math.max(0, size - rows));
    }
}
