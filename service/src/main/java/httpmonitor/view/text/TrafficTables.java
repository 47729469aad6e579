package httpmonitor.view.text;

import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.view.text.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The status classes, sections and clients of a tick. */
final class TrafficTables {

    private final int width;
    private final int top;

    TrafficTables(int width, int top) {
        this.width = width;
        this.top = top;
    }

    /** Hits of the interval by status class, and those without a section. */
    static Line status(Optional<IntervalTraffic> known) {
        Facts facts = new Facts("status");
        if (known.isEmpty()) {
            return facts.add(Figures.UNKNOWN).line();
        }
        IntervalTraffic interval = known.get();
        if (interval.hits() == 0) {
            return facts.add("no hits").line();
        }
        for (StatusClass status : StatusClass.values()) {
            Long hits = interval.status().get(status);
            if (hits != null) {
                facts.add(status.label(), new Span(style(status, hits), Long.toString(hits)));
            }
        }
        if (interval.noSection() > 0) {
            facts.add("no section", Long.toString(interval.noSection()));
        }
        return facts.line();
    }

    /** The tables, an empty line before each; empty where not all is known. */
    List<Line> of(TickReport report) {
        Optional<TrafficSnapshot> traffic = report.traffic();
        Optional<IntervalTraffic> known = report.interval();
        List<Line> lines = new ArrayList<>();
        if (traffic.isPresent() && known.isEmpty()) {
            return stored(traffic.get().totals(), width, top);
        }
        if (traffic.isEmpty() || known.isEmpty()) {
            return lines;
        }
        IntervalTraffic interval = known.get();
        StoredTotals totals = traffic.get().totals();
        lines.add(Line.EMPTY);
        if (totals.hits() == 0) {
            lines.addAll(
                    new Frame(FirstSteps.lines(traffic.get())).folded(width).lines());
            return lines;
        }
        if (interval.hits() == 0) {
            lines.add(Line.of("No hits in this interval.").fit(width));
        } else {
            lines.addAll(sections(interval, totals).lines(width));
        }
        if (interval.hasEstimates()) {
            String lists = interval.estimates().stream()
                    .sorted()
                    .map(list -> list.label().replace('_', ' '))
                    .collect(Collectors.joining(", "));
            lines.addAll(Fold.of(Line.of("Too many values for exact counts; estimated: " + lists + "."), width));
        }
        lines.add(Line.EMPTY);
        lines.addAll(SideBySide.of(topSections(totals, top), clients(interval), width));
        lines.addAll(new FurtherTables(interval, width).lines());
        return lines;
    }

    private static Table sections(IntervalTraffic interval, StoredTotals totals) {
        boolean latency = interval.latency().isPresent();
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("section"),
                Column.number("hits"),
                Column.number("share"),
                Column.number("bytes"),
                Column.number("4xx"),
                Column.number("5xx")));
        if (latency) {
            columns.add(Column.number("p95"));
        }
        columns.add(Column.number("total"));
        Table table = new Table(columns.toArray(Column[]::new));
        for (HitGroup section : interval.sections()) {
            List<Span> cells = new ArrayList<>(List.of(
                    Span.of(section.value()),
                    Span.of(Long.toString(section.hits())),
                    Span.of(Figures.share(section.hits(), interval.hits())),
                    Span.of(Figures.bytes(section.bytes())),
                    errors(StatusClass.CLIENT_ERROR, section.clientErrors()),
                    errors(StatusClass.SERVER_ERROR, section.serverErrors())));
            if (latency) {
                cells.add(Span.of(Figures.latency(section.p95())));
            }
            cells.add(Span.of(Figures.count(totals.of(section.value()))));
            table.add(cells.toArray(Span[]::new));
        }
        return table;
    }

    /**
     * The stored hits so far, while the interval is incomplete: an empty line and the sections of all hits; empty where
     * there are none.
     */
    static List<Line> stored(StoredTotals totals, int width, int rows) {
        List<Line> lines = new ArrayList<>();
        if (totals.hits() > 0) {
            String hits = totals.hits() == 1 ? "1 hit" : totals.hits() + " hits";
            lines.add(Line.EMPTY);
            lines.add(new Facts("stored").add(hits + " so far").line().fit(width));
            lines.addAll(topSections(totals, rows).lines(width));
        }
        return lines;
    }

    private static Table topSections(StoredTotals totals, int top) {
        Table table = new Table(Column.text("section overall"), Column.number("total"), Column.number("share"));
        totals.bySection().entrySet().stream()
                .limit(top)
                .forEach(section -> table.add(
                        Span.of(section.getKey()),
                        Span.of(Long.toString(section.getValue())),
                        Span.of(Figures.share(section.getValue(), totals.hits()))));
        return table;
    }

    private static Table clients(IntervalTraffic interval) {
        Table table = new Table(Column.text("client"), Column.number("hits"), Column.number("bytes"));
        for (HitGroup client : interval.list(HitList.CLIENTS)) {
            table.add(
                    Span.of(client.value()),
                    Span.of(Long.toString(client.hits())),
                    Span.of(Figures.bytes(client.bytes())));
        }
        return table;
    }

    static Span errors(StatusClass status, long hits) {
        return new Span(style(status, hits), Long.toString(hits));
    }

    private static Style style(StatusClass status, long hits) {
        return switch (status) {
            case CLIENT_ERROR -> hits > 0 ? Style.WARNING : Style.PLAIN;
            case SERVER_ERROR -> hits > 0 ? Style.ERROR : Style.PLAIN;
            case INFORMATIONAL, SUCCESS, REDIRECTION, OTHER, NONE -> Style.PLAIN;
        };
    }
}
