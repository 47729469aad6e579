package httpmonitor.view.screen.pages;

import httpmonitor.traffic.HitList;
import httpmonitor.view.screen.state.Item;
import httpmonitor.view.screen.state.Lists;
import httpmonitor.view.screen.state.Lists.One;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lists with the cursor: on a wide screen the first one left of the others, else one below the other. A list keeps the
 * greatest height that it has had; where the lists need more rows than there are, they share them.
 *
 * @param lists the lists to show
 * @param selected the row of the cursor, counted through all lists
 * @param longest the greatest length that each list has had
 */
record ListLines(Lists lists, int selected, GroupColumns columns, Map<HitList, Integer> longest) {

    /** The least width at which lists are side by side. */
    private static final int WIDE = 160;

    private static final int GAP = 3;

    /** The least height of a list: its header and one row. */
    private static final int LOWEST = 2;

    List<Line> lines(Size room) {
        List<One> all = lists.lists();
        if (all.size() < 2 || room.columns() < WIDE) {
            return below(all, selected, room);
        }
        int leftWidth = (room.columns() - GAP) * 11 / 20;
        One first = all.getFirst();
        List<Line> left = below(List.of(first), selected, new Size(leftWidth, room.rows()));
        List<Line> right = below(
                all.subList(1, all.size()),
                selected - first.rows().size(),
                new Size(room.columns() - leftWidth - GAP, room.rows()));
        return SideBySide.joined(left, leftWidth + GAP, right);
    }

    private List<Line> below(List<One> all, int row, Size room) {
        int[] heights = heights(all, room);
        List<Line> lines = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < all.size(); i++) {
            One one = all.get(i);
            int chosen = row - before;
            before += one.rows().size();
            boolean alone = room.rows() < LOWEST * all.size();
            if (alone && (chosen < 0 || chosen >= one.rows().size())) {
                continue;
            }
            int end = lines.size() + (alone ? room.rows() : heights[i]);
            lines.addAll(list(one, chosen, new Size(room.columns(), end - lines.size())));
            while (i < all.size() - 1 && !alone && lines.size() < end) {
                lines.add(Line.EMPTY);
            }
        }
        return lines;
    }

    private int[] heights(List<One> all, Size room) {
        int[] heights = new int[all.size()];
        int left = room.rows();
        for (int i = 0; i < heights.length; i++) {
            heights[i] = Math.min(wanted(all.get(i), room.columns()), room.rows() / heights.length);
            left -= heights[i];
        }
        for (int i = 0; i < heights.length; i++) {
            int more = Math.clamp(wanted(all.get(i), room.columns()) - heights[i], 0, Math.max(0, left));
            heights[i] += more;
            left -= more;
        }
        return heights;
    }

    private int wanted(One one, int width) {
        int rows = Math.max(1, Math.max(one.rows().size(), longest.getOrDefault(one.list(), 0)));
        return 1 + rows * GroupColumns.height(one.list(), one.rows(), width);
    }

    private List<Line> list(One one, int chosen, Size room) {
        List<Item> rows = one.rows();
        int shown = Math.ceilDiv(Math.max(0, room.rows() - 1), GroupColumns.height(one.list(), rows, room.columns()));
        int from = chosen < 0 || chosen >= rows.size() ? 0 : Math.clamp(chosen - shown + 1, 0, rows.size());
        List<Item> visible = rows.subList(from, Math.min(rows.size(), from + shown));
        // The title of a page with one list says it.
        String busiest = lists.lists().size() > 1 ? one.ofTheBusiest() : "";
        List<Line> lines = columns.lines(one.list(), busiest, visible, chosen - from, room.columns());
        return lines.subList(0, Math.clamp(room.rows(), 0, lines.size()));
    }
}
