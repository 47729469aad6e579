package httpmonitor.render;

import java.util.ArrayList;
import java.util.List;

/** Puts two blocks of lines next to each other. */
final class SideBySide {

    /** Cells between the blocks. */
    static final int GAP = 4;

    private SideBySide() {}

    /** Lines that begin with those of {@code left} and have those of {@code right} from column {@code leftWidth} plus the gap on. */
    static List<Line> of(List<Line> left, int leftWidth, List<Line> right) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            Line line = i < left.size() ? left.get(i) : Line.EMPTY;
            if (i < right.size()) {
                line = line.padTo(leftWidth + GAP).append(right.get(i).spans().toArray(Span[]::new));
            }
            lines.add(line);
        }
        return lines;
    }
}
