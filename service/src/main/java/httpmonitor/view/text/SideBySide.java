package httpmonitor.view.text;

import java.util.ArrayList;
import java.util.List;

/** Puts lines next to each other, and two tables where both fit in full, else one below the other. */
public final class SideBySide {

    private static final int GAP = 4;

    private SideBySide() {}

    /** The lines of both tables, none wider than {@code width}; the right one begins in the middle where it can. */
    public static List<Line> of(Table left, Table right, int width) {
        int half = (width - GAP) / 2;
        int leftWidth = Math.max(left.width(), Math.min(half, width - GAP - right.width()));
        if (leftWidth + GAP + right.width() <= width) {
            return joined(left.lines(width), leftWidth + GAP, right.lines(width));
        }
        List<Line> lines = new ArrayList<>(left.lines(width));
        lines.add(Line.EMPTY);
        lines.addAll(right.lines(width));
        return lines;
    }

    /**
     * Lines next to each other, as many as the longer side has.
     *
     * @param left none wider than {@code rightFrom} columns
     * @param rightFrom the column where the right side begins, from 0
     */
    public static List<Line> joined(List<Line> left, int rightFrom, List<Line> right) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            Line line = i < left.size() ? left.get(i) : Line.EMPTY;
            if (i < right.size()) {
                line = line.padTo(rightFrom).append(right.get(i));
            }
            lines.add(line);
        }
        return lines;
    }
}
