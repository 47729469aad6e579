package httpmonitor.view.screen;

import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.view.text.Figures;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import httpmonitor.view.text.Table;
import httpmonitor.view.text.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The columns of both lists, fewer where there is less room.
 *
 * @param interval whose lists they are
 * @param totals of all stored hits
 * @param before the interval before, where it is known
 * @param glyphs what the shares are drawn with
 * @param past whether the interval is one of the past, unlike the totals
 */
record SectionColumns(
        IntervalTraffic interval, StoredTotals totals, Optional<IntervalTraffic> before, Glyphs glyphs, boolean past) {

    private static final int BAR = 6;

    /** Narrower than this: without bars, totals and changes. */
    private static final int MEDIUM = 72;

    /** Narrower than this: without bytes as well. */
    private static final int NARROW = 48;

    /** Narrower than this: without bars where there are latencies. */
    private static final int WITH_LATENCY = 88;

    private boolean hasLatency() {
        return interval.latency().isPresent();
    }

    private boolean hasBar(int columns) {
        return columns >= (hasLatency() ? WITH_LATENCY : MEDIUM);
    }

    Table table(int columns) {
        List<Column> all =
                new ArrayList<>(List.of(Column.text("  section"), Column.number("hits"), Column.number("share")));
        if (hasBar(columns)) {
            all.add(Column.text(""));
        }
        if (columns >= NARROW) {
            all.add(Column.number("bytes"));
        }
        all.add(Column.number("4xx"));
        all.add(Column.number("5xx"));
        if (hasLatency()) {
            all.add(Column.number("p95"));
        }
        if (columns >= MEDIUM) {
            all.add(Column.number(past ? "by now" : "total"));
            all.add(Column.number("change"));
        }
        return new Table(all.toArray(Column[]::new));
    }

    Span[] cells(HitGroup section, Span name, int columns) {
        List<Span> cells = new ArrayList<>(List.of(
                name, Span.of(Long.toString(section.hits())), Span.of(Figures.share(section.hits(), interval.hits()))));
        if (hasBar(columns)) {
            cells.add(bar(section.hits()));
        }
        if (columns >= NARROW) {
            cells.add(Span.of(Figures.bytes(section.bytes())));
        }
        cells.add(errors(Style.WARNING, section.clientErrors()));
        cells.add(errors(Style.ERROR, section.serverErrors()));
        if (hasLatency()) {
            cells.add(Span.of(Figures.latency(section.p95())));
        }
        if (columns >= MEDIUM) {
            cells.add(Span.of(Figures.count(totals.of(section.value()))));
            cells.add(Span.of(change(section.hits(), hitsBefore(section))));
        }
        return cells.toArray(Span[]::new);
    }

    Table clientTable(int columns) {
        return columns >= NARROW
                ? new Table(
                        Column.text("  client"),
                        Column.number("hits"),
                        Column.number("share"),
                        Column.text(""),
                        Column.number("bytes"))
                : new Table(
                        Column.text("  client"), Column.number("hits"), Column.number("share"), Column.number("bytes"));
    }

    Span[] clientCells(HitGroup client, Span name, int columns) {
        List<Span> cells = new ArrayList<>(List.of(
                name, Span.of(Long.toString(client.hits())), Span.of(Figures.share(client.hits(), interval.hits()))));
        if (columns >= NARROW) {
            cells.add(bar(client.hits()));
        }
        cells.add(Span.of(Figures.bytes(client.bytes())));
        return cells.toArray(Span[]::new);
    }

    private Span bar(long hits) {
        return new Span(Style.FAINT, glyphs.bar((double) hits / Math.max(1, interval.hits()), BAR));
    }

    private static Span errors(Style style, long hits) {
        return new Span(hits > 0 ? style : Style.PLAIN, Long.toString(hits));
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
        return change > 0 ? "+" + change : change == 0 ? "=" : Long.toString(change);
    }
}
