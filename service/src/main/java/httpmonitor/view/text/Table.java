package httpmonitor.view.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows in aligned columns below a header: text to the left, numbers to the right. */
public final class Table {

    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<Span>> rows = new ArrayList<>();

    /** A table without rows. */
    public Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /**
     * One column.
     *
     * @param right whether its cells keep to the right
     * @param cells how wide it is; 0: as wide as its widest cell
     */
    public record Column(String header, boolean right, int cells) {

        /** A column whose cells keep to the left. */
        public static Column text(String header) {
            return new Column(header, false, 0);
        }

        /** A column whose cells keep to the right. */
        public static Column number(String header) {
            return new Column(header, true, 0);
        }
    }

    /** Adds a row, one cell for each column. */
    public void add(Span... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row must have %d cells, not %d".formatted(columns.size(), cells.length));
        }
        rows.add(List.of(cells));
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
        List<Span> header = columns.stream()
                .map(column -> new Span(Style.FAINT, column.header()))
                .toList();
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
