package httpmonitor.view.screen.pages;

import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitGroup.Agent;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.view.screen.state.Item;
import httpmonitor.view.screen.state.SortBy;
import httpmonitor.view.text.Figures;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import httpmonitor.view.text.Table;
import httpmonitor.view.text.Table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The columns of lists. Each has its greatest width from the start, so that no column moves; a narrow screen has fewer.
 *
 * @param interval the traffic that the lists show
 * @param before the traffic of the span before it, where that is known
 * @param totals the totals of all stored hits, where sections show them
 * @param glyphs the characters to draw with
 * @param kind which columns there are
 */
record GroupColumns(
        IntervalTraffic interval,
        Optional<IntervalTraffic> before,
        Optional<StoredTotals> totals,
        Glyphs glyphs,
        Kind kind) {

    private static final int BAR = 16;
    private static final int BYTES = 10;
    private static final int SHARE = 6;
    private static final int LATENCY = 8;
    private static final int AGENT_KIND = 7;
    private static final int GAP = 2;

    /**
     * Which columns there are.
     *
     * @param past whether the interval is in the past; the totals never are
     * @param compared whether there is a column for the span before
     * @param changes whether there is a column for the change
     * @param sort the column that the lists are sorted by
     */
    record Kind(boolean past, boolean compared, boolean changes, SortBy sort) {}

    /** A column and its cell for a row. */
    private record Figure(Column column, Function<HitGroup, Span> cell) {

        static Figure number(String header, int cells, Function<HitGroup, String> text) {
            return new Figure(new Column(header, true, cells), row -> Span.of(text.apply(row)));
        }

        static Figure count(String header, ToLongFunction<HitGroup> count) {
            return number(header, Figures.COMPACT_WIDTH, row -> Figures.compact(count.applyAsLong(row)));
        }

        static Figure errors(String header, Style style, ToLongFunction<HitGroup> count) {
            return new Figure(new Column(header, true, Figures.COMPACT_WIDTH), row -> {
                long hits = count.applyAsLong(row);
                return new Span(hits > 0 ? style : Style.PLAIN, Figures.compact(hits));
            });
        }

        int cells() {
            return column.cells() + GAP;
        }
    }

    /**
     * A list with its header.
     *
     * @param which words in the header for which of the values the rows are; may be empty
     * @param selected which of the rows the cursor is on, if any is
     */
    List<Line> lines(HitList list, String which, List<Item> rows, int selected, int columns) {
        String title = "  " + title(list) + which + (interval.estimates().contains(list) ? " (estimates)" : "");
        int least = Math.max(leastName(list), Math.min(title.length(), columns / 2));
        List<Figure> figures = fitting(figures(list), columns - least);
        int numbers = figures.stream().mapToInt(Figure::cells).sum();
        List<Column> all = new ArrayList<>();
        all.add(new Column(title, false, Math.clamp((long) columns - numbers, 1, widestName(list))));
        figures.forEach(figure -> all.add(figure.column()));
        Table table = new Table(all.toArray(Column[]::new));
        List<Span> names = new ArrayList<>();
        boolean apart = height(list, rows, columns) > 1;
        for (int i = 0; i < rows.size(); i++) {
            HitGroup row = rows.get(i).group();
            names.add(new Span(
                    i == selected ? Style.SELECTED : Style.PLAIN, (i == selected ? "> " : "  ") + row.value()));
            List<Span> cells = new ArrayList<>(List.of(apart ? Span.of("") : names.getLast()));
            figures.forEach(figure -> cells.add(figure.cell().apply(row)));
            table.add(cells.toArray(Span[]::new));
        }
        List<Line> lines = table.lines(columns);
        return apart ? below(names, lines) : lines;
    }

    /** Each name in a line above its figures. */
    private static List<Line> below(List<Span> names, List<Line> lines) {
        List<Line> apart = new ArrayList<>(List.of(lines.getFirst()));
        for (int i = 0; i < names.size(); i++) {
            apart.add(Line.of(names.get(i)));
            apart.add(lines.get(i + 1));
        }
        return apart;
    }

    /** The lines of a row: where an address has no room next to its hits, addresses have a line of their own. */
    static int height(HitList list, List<Item> rows, int columns) {
        boolean isAddress = list == HitList.CLIENTS || list == HitList.NETWORKS;
        int room = columns - Figures.COMPACT_WIDTH - 2 * GAP;
        return isAddress
                        && room + GAP < leastName(list)
                        && rows.stream().anyMatch(row -> row.group().value().length() > room)
                ? 2
                : 1;
    }

    private static String title(HitList list) {
        return list == HitList.FAILING_URLS ? "failing url" : list.item();
    }

    /** The least width of names: columns are left out before names get less. Addresses are never cut. */
    private static int leastName(HitList list) {
        return switch (list) {
            case CLIENTS -> 41;
            case NETWORKS, HOSTS, SERVERS -> 28;
            case URLS, FAILING_URLS, REFERRERS -> 26;
            case SECTIONS, AGENTS -> 18;
            case STATUS, METHODS -> 10;
        };
    }

    /** The greatest width of names: wider ones would stand too far from their numbers. */
    private static int widestName(HitList list) {
        return switch (list) {
            case URLS, FAILING_URLS, REFERRERS -> 140;
            case SECTIONS, CLIENTS, NETWORKS, AGENTS, HOSTS, SERVERS -> 60;
            case STATUS, METHODS -> 18;
        };
    }

    /** All columns, the most important first. */
    private List<Figure> figures(HitList list) {
        List<Figure> figures = new ArrayList<>(List.of(Figure.count("hits", HitGroup::hits)));
        Figure change =
                Figure.number("change", Figures.COMPACT_WIDTH + 1, row -> change(row.hits(), hitsBefore(list, row)));
        if (kind.compared()) {
            figures.add(Figure.number("before", Figures.COMPACT_WIDTH, row -> compact(hitsBefore(list, row))));
            figures.add(change);
        }
        if (list == HitList.AGENTS) {
            figures.add(new Figure(
                    new Column("kind", false, AGENT_KIND),
                    row -> Span.of(
                            row.agent().map(Agent::kind).map(of -> of.label()).orElse(""))));
        }
        Figure share = Figure.number("share", SHARE, row -> Figures.share(row.hits(), interval.hits()));
        Figure server = Figure.errors("5xx", Style.ERROR, HitGroup::serverErrors);
        Figure client = Figure.errors("4xx", Style.WARNING, HitGroup::clientErrors);
        Figure bytes = Figure.number("bytes", BYTES, row -> Figures.bytes(row.bytes()));
        Figure bar = new Figure(new Column("", false, BAR), this::bar);
        boolean latency = interval.latency().isPresent()
                && list.hasLatency(interval.range().length());
        List<Figure> slow =
                latency ? List.of(Figure.number("p95", LATENCY, row -> Figures.latency(row.p95()))) : List.of();
        figures.add(share);
        boolean errors = list != HitList.STATUS;
        if (errors && list != HitList.CLIENTS) {
            figures.addAll(List.of(client, server));
        } else if (errors) {
            figures.addAll(List.of(server, client));
        }
        figures.addAll(slow);
        figures.add(bar);
        if (kind.changes() && !kind.compared()) {
            figures.add(change);
        }
        figures.add(bytes);
        totals.filter(known -> list == HitList.SECTIONS)
                .ifPresent(known -> figures.add(Figure.number(
                        kind.past() ? "by now" : "total",
                        Figures.COMPACT_WIDTH,
                        row -> compact(known.of(row.value())))));
        return figures;
    }

    private static String compact(OptionalLong count) {
        return count.isPresent() ? Figures.compact(count.getAsLong()) : Figures.UNKNOWN;
    }

    private Span bar(HitGroup row) {
        return new Span(Style.FAINT, glyphs.bar((double) row.hits() / Math.max(1, interval.hits()), BAR));
    }

    /** The columns that have room: those that the list is sorted by, then the first of the others. */
    private List<Figure> fitting(List<Figure> figures, int room) {
        List<Figure> wanted = new ArrayList<>(figures);
        wanted.sort(Comparator.comparing(figure -> !isSortedBy(figure)));
        Set<Figure> fitting = new HashSet<>();
        int left = room;
        for (Figure figure : wanted) {
            if (left >= figure.cells()) {
                fitting.add(figure);
                left -= figure.cells();
            }
        }
        if (fitting.isEmpty()) {
            fitting.add(figures.getFirst());
        }
        return figures.stream().filter(fitting::contains).toList();
    }

    private boolean isSortedBy(Figure figure) {
        String header = figure.column().header();
        return switch (kind.sort()) {
            case HITS -> false;
            case P95, BYTES, SERVER_ERRORS -> header.equals(kind.sort().label());
            case ERRORS -> header.equals("4xx") || header.equals("5xx");
        };
    }

    /** The value's hits in the span before; empty where the list of that span may have been cut before the value. */
    private OptionalLong hitsBefore(HitList list, HitGroup group) {
        if (before.isEmpty() || !before.get().lists().containsKey(list)) {
            return OptionalLong.empty();
        }
        List<HitGroup> listed = before.get().list(list);
        Optional<HitGroup> same = listed.stream()
                .filter(other -> other.value().equals(group.value()))
                .findFirst();
        if (same.isPresent()) {
            return OptionalLong.of(same.get().hits());
        }
        long listedHits = listed.stream().mapToLong(HitGroup::hits).sum()
                + (list == HitList.SECTIONS ? before.get().noSection() : 0);
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
