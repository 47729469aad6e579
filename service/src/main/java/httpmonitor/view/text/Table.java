package httpmonitor.view.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Rows in aligned columns below a header: text to the left, numbers to the right. */
public final class Table {

    private static final String GAP = "  ";

    private final List<? extends Column<?>> columns;
    private final List<List<Span>> rows;

    private Table(List<? extends Column<?>> columns, List<List<Span>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * One column.
     *
     * @param right whether its cells keep to the right
     * @param cells how wide it is; 0: as wide as its widest cell
     * @param cell what stands in it for a row
     */
    public record Column<R>(String header, boolean right, int cells, Function<R, Span> cell) {

        /** A column whose cells keep to the left. */
        public static <R> Column<R> text(String header, Function<R, String> text) {
            return new Column<>(header, false, 0, row -> Span.of(text.apply(row)));
        }

        /** A column whose cells keep to the right. */
        public static <R> Column<R> number(String header, Function<R, String> text) {
            return new Column<>(header, true, 0, row -> Span.of(text.apply(row)));
        }
    }

    /** The table of these rows, in their order. */
    public static <R> Table of(List<Column<R>> columns, Collection<R> rows) {
        List<List<Span>> cells = rows.stream()
                .map(row ->
                        columns.stream().map(column -> column.cell().apply(row)).toList())
                .toList();
        return new Table(List.copyOf(columns), cells);
    }

    /**
     * Header and rows. Where they are too wide, the first column is shortened, with an ellipsis; where that is not
     * enough, lines are cut.
     *
     * @param width cells of the terminal that a line may take
     */
    public List<Line> lines(int width) {
        int[] widths = widths(width);
        List<Line> lines = new ArrayList<>();
        List<Span> header = new ArrayList<>();
        columns.forEach(column -> header.add(new Span(Style.FAINT, column.header())));
        lines.add(line(header, widths).fit(width));
        for (List<Span> row : rows) {
            lines.add(line(row, widths).fit(width));
        }
        return lines;
    }

    /** How wide it is in full. */
    public int width() {
        return total(naturalWidths());
    }

    private int[] widths(int limit) {
        int[] widths = naturalWidths();
        int least = Math.min(widths[0], DisplayWidth.of(columns.getFirst().header()));
        widths[0] = Math.max(least, widths[0] - Math.max(0, total(widths) - limit));
        return widths;
    }

    private int[] naturalWidths() {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).cells();
            if (widths[i] > 0) {
                continue;
            }
            widths[i] = DisplayWidth.of(columns.get(i).header());
            for (List<Span> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).width());
            }
        }
        return widths;
    }

    private static int total(int[] widths) {
        return Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
    }

    private Line line(List<Span> cells, int[] widths) {
        Line line = Line.EMPTY;
        for (int i = 0; i < widths.length; i++) {
            Span cell =
                    new Span(cells.get(i).style(), DisplayWidth.fit(cells.get(i).text(), widths[i]));
            Span padding = Span.of(" ".repeat(widths[i] - cell.width()));
            boolean last = i == widths.length - 1;
            if (columns.get(i).right()) {
                line = line.append(padding, cell);
            } else {
                line = last ? line.append(cell) : line.append(cell, padding);
            }
            line = last ? line : line.append(Span.of(GAP));
        }
        return line;
    }
}
