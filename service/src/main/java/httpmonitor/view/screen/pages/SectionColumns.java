package httpmonitor.view.screen.pages;

import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.view.screen.state.SortBy;
import httpmonitor.view.text.Figures;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import httpmonitor.view.text.Table;
import httpmonitor.view.text.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The columns of both lists, each as wide as it ever gets, so that none moves; fewer where there is less room.
 *
 * @param interval whose lists they are
 * @param totals of all stored hits
 * @param before the interval before, where it is known
 * @param glyphs what the shares are drawn with
 * @param past whether the interval is one of the past, unlike the totals
 * @param sort what the lists are sorted by
 */
record SectionColumns(
        IntervalTraffic interval,
        StoredTotals totals,
        Optional<IntervalTraffic> before,
        Glyphs glyphs,
        boolean past,
        SortBy sort) {

    private static final int BAR = 16;
    private static final int BYTES = 10;
    private static final int SHARE = 6;
    private static final int LATENCY = 8;
    private static final int GAP = 2;

    /** The cells that names have before any column is left out: of sections, and of addresses, which are never cut. */
    private static final int SECTION = 18;

    private static final int ADDRESS = 41;

    /** Wider names would stand too far away from their numbers. */
    private static final int WIDEST_NAME = 60;

    /** A column, and what a row has in it. */
    private record Figure<T>(Column column, Function<T, Span> cell) {

        static <T> Figure<T> number(String header, int cells, Function<T, String> text) {
            return new Figure<>(new Column(header, true, cells), row -> Span.of(text.apply(row)));
        }

        static <T> Figure<T> count(String header, ToLongFunction<T> count) {
            return number(header, Figures.COMPACT_WIDTH, row -> Figures.compact(count.applyAsLong(row)));
        }
    }

    /** The sections, of which the first {@code rows} from {@code from} on are shown. */
    List<Line> sections(List<HitGroup> rows, int selected, int columns) {
        List<Figure<HitGroup>> figures = new ArrayList<>(List.of(
                Figure.count("hits", HitGroup::hits),
                share(HitGroup::hits),
                new Figure<>(
                        new Column("4xx", true, Figures.COMPACT_WIDTH),
                        row -> errors(Style.WARNING, row.clientErrors())),
                new Figure<>(
                        new Column("5xx", true, Figures.COMPACT_WIDTH),
                        row -> errors(Style.ERROR, row.serverErrors()))));
        if (interval.latency().isPresent()) {
            figures.add(Figure.number("p95", LATENCY, row -> Figures.latency(row.p95())));
        }
        Figure<HitGroup> bytes = Figure.number("bytes", BYTES, row -> Figures.bytes(row.bytes()));
        if (sort == SortBy.BYTES) {
            figures.add(bytes);
        }
        figures.add(bar(HitGroup::hits));
        figures.add(Figure.number("change", Figures.COMPACT_WIDTH + 1, row -> change(row.hits(), hitsBefore(row))));
        if (sort != SortBy.BYTES) {
            figures.add(bytes);
        }
        figures.add(Figure.number(
                past ? "by now" : "total",
                Figures.COMPACT_WIDTH,
                row -> totals.of(row.value()).isPresent()
                        ? Figures.compact(totals.of(row.value()).getAsLong())
                        : Figures.UNKNOWN));
        return lines("section", HitGroup::value, rows, selected, fitting(figures, columns - SECTION), columns);
    }

    List<Line> clients(List<HitGroup> rows, int selected, int columns) {
        Figure<HitGroup> bytes = Figure.number("bytes", BYTES, row -> Figures.bytes(row.bytes()));
        Figure<HitGroup> bar = bar(HitGroup::hits);
        List<Figure<HitGroup>> figures =
                new ArrayList<>(List.of(Figure.count("hits", HitGroup::hits), share(HitGroup::hits)));
        figures.addAll(sort == SortBy.BYTES ? List.of(bytes, bar) : List.of(bar, bytes));
        return lines("client", HitGroup::value, rows, selected, fitting(figures, columns - ADDRESS), columns);
    }

    private <T> Figure<T> share(ToLongFunction<T> hits) {
        return Figure.number("share", SHARE, row -> Figures.share(hits.applyAsLong(row), interval.hits()));
    }

    private <T> Figure<T> bar(ToLongFunction<T> hits) {
        return new Figure<>(
                new Column("", false, BAR),
                row -> new Span(
                        Style.FAINT, glyphs.bar((double) hits.applyAsLong(row) / Math.max(1, interval.hits()), BAR)));
    }

    /** The first ones that have room; hits always. */
    private static <T> List<Figure<T>> fitting(List<Figure<T>> figures, int room) {
        List<Figure<T>> fitting = new ArrayList<>();
        int left = room;
        for (Figure<T> figure : figures) {
            int cells = figure.column().cells() + GAP;
            if (left >= cells || fitting.isEmpty()) {
                fitting.add(figure);
                left -= cells;
            }
        }
        return fitting;
    }

    private static <T> List<Line> lines(
            String title, Function<T, String> name, List<T> rows, int selected, List<Figure<T>> figures, int columns) {
        int numbers = figures.stream()
                .mapToInt(figure -> figure.column().cells() + GAP)
                .sum();
        List<Column> all = new ArrayList<>();
        all.add(new Column("  " + title, false, Math.clamp((long) columns - numbers, 1, WIDEST_NAME)));
        figures.forEach(figure -> all.add(figure.column()));
        Table table = new Table(all.toArray(Column[]::new));
        for (int i = 0; i < rows.size(); i++) {
            T row = rows.get(i);
            List<Span> cells = new ArrayList<>();
            cells.add(new Span(
                    i == selected ? Style.SELECTED : Style.PLAIN, (i == selected ? "> " : "  ") + name.apply(row)));
            figures.forEach(figure -> cells.add(figure.cell().apply(row)));
            table.add(cells.toArray(Span[]::new));
        }
        return table.lines(columns);
    }

    private static Span errors(Style style, long hits) {
        return new Span(hits > 0 ? style : Style.PLAIN, Figures.compact(hits));
    }

    /** Unknown where the section may have been beyond the list's end. */
    private OptionalLong hitsBefore(HitGroup section) {
        if (before.isEmpty()) {
            return OptionalLong.empty();
        }
        List<HitGroup> listed = before.get().sections();
        Optional<HitGroup> same = listed.stream()
                .filter(other -> other.value().equals(section.value()))
                .findFirst();
        if (same.isPresent()) {
            return OptionalLong.of(same.get().hits());
        }
        long listedHits =
                listed.stream().mapToLong(HitGroup::hits).sum() + before.get().noSection();
        return listedHits == before.get().hits() ? OptionalLong.of(0) : OptionalLong.empty();
    }

    /** For example {@code +12}. */
    private static String change(long hits, OptionalLong hitsBefore) {
        if (hitsBefore.isEmpty()) {
            return Figures.UNKNOWN;
        }
        long change = hits - hitsBefore.getAsLong();
        return change == 0 ? "=" : (change > 0 ? "+" : "") + Figures.compact(change);
    }
}
