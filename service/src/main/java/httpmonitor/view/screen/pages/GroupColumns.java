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

    private static Column<HitGroup> number(String header, int cells, Function<HitGroup, String> text) {
        return new Column<>(header, true, cells, row -> Span.of(text.apply(row)));
    }

    private static Column<HitGroup> errors(String header, Style style, ToLongFunction<HitGroup> count) {
        return new Column<>(header, true, Figures.COMPACT_WIDTH, row -> {
            long hits = count.applyAsLong(row);
            return new Span(hits > 0 ? style : Style.PLAIN, Figures.compact(hits));
        });
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
        List<Column<HitGroup>> figures = fitting(figures(list), columns - least);
        int numbers = figures.stream().mapToInt(GroupColumns::cells).sum();
        boolean apart = height(list, rows, columns) > 1;
        List<HitGroup> groups = rows.stream().map(Item::group).toList();
        List<HitGroup> chosen = selected >= 0 && selected < groups.size() ? List.of(groups.get(selected)) : List.of();
        int width = Math.clamp((long) columns - numbers, 1, widestName(list));
        List<Column<HitGroup>> all = new ArrayList<>();
        all.add(new Column<>(title, false, width, row -> apart ? Span.of("") : name(row, chosen.contains(row))));
        all.addAll(figures);
        List<Line> lines = Table.of(all, groups).lines(columns);
        if (!apart) {
            return lines;
        }
        // Each name in a line above its figures.
        List<Line> below = new ArrayList<>(List.of(lines.getFirst()));
        for (int i = 0; i < groups.size(); i++) {
            below.add(Line.of(name(groups.get(i), i == selected)));
            below.add(lines.get(i + 1));
        }
        return below;
    }

    private static Span name(HitGroup row, boolean selected) {
        return new Span(selected ? Style.SELECTED : Style.PLAIN, (selected ? "> " : "  ") + row.value());
    }

    private static int cells(Column<HitGroup> column) {
        return column.cells() + GAP;
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
    private List<Column<HitGroup>> figures(HitList list) {
        Column<HitGroup> earlier = number("before", Figures.COMPACT_WIDTH, row -> compact(hitsBefore(list, row)));
        Column<HitGroup> change =
                number("change", Figures.COMPACT_WIDTH + 1, row -> change(row.hits(), hitsBefore(list, row)));
        Column<HitGroup> server = errors("5xx", Style.ERROR, HitGroup::serverErrors);
        Column<HitGroup> client = errors("4xx", Style.WARNING, HitGroup::clientErrors);
        List<Column<HitGroup>> figures = new ArrayList<>();
        figures.add(number("hits", Figures.COMPACT_WIDTH, row -> Figures.compact(row.hits())));
        if (kind.compared()) {
            figures.addAll(List.of(earlier, change));
        }
        if (list == HitList.AGENTS) {
            figures.add(new Column<>(
                    "kind",
                    false,
                    AGENT_KIND,
                    row -> Span.of(
                            row.agent().map(Agent::kind).map(of -> of.label()).orElse(""))));
        }
        figures.add(number("share", SHARE, row -> Figures.share(row.hits(), interval.hits())));
        if (list != HitList.STATUS) {
            figures.addAll(list == HitList.CLIENTS ? List.of(server, client) : List.of(client, server));
        }
        if (interval.latency().isPresent() && list.hasLatency(interval.range().length())) {
            figures.add(number("p95", LATENCY, row -> Figures.latency(row.p95())));
        }
        figures.add(new Column<>("", false, BAR, this::bar));
        if (kind.changes() && !kind.compared()) {
            figures.add(change);
        }
        figures.add(number("bytes", BYTES, row -> Figures.bytes(row.bytes())));
        totals.filter(known -> list == HitList.SECTIONS)
                .ifPresent(known -> figures.add(number(
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
    private List<Column<HitGroup>> fitting(List<Column<HitGroup>> figures, int room) {
        List<Column<HitGroup>> wanted = new ArrayList<>(figures);
        wanted.sort(Comparator.comparing(figure -> !isSortedBy(figure.header())));
        Set<Column<HitGroup>> fitting = new HashSet<>();
        int left = room;
        for (Column<HitGroup> figure : wanted) {
            if (left >= cells(figure)) {
                fitting.add(figure);
                left -= cells(figure);
            }
        }
        if (fitting.isEmpty()) {
            fitting.add(figures.getFirst());
        }
        return figures.stream().filter(fitting::contains).toList();
    }

    private boolean isSortedBy(String header) {
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
