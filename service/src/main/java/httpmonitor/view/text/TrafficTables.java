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
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The status classes and lists of a tick. */
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
                facts.add(status.label(), hits(status, hits));
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
            lines.addAll(list(HitList.SECTIONS, interval, Optional.of(totals)).lines(width));
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
        lines.addAll(further(interval));
        return lines;
    }

    private List<Line> further(IntervalTraffic interval) {
        List<Line> lines = new ArrayList<>();
        for (HitList list : HitList.values()) {
            if (list != HitList.SECTIONS
                    && list != HitList.CLIENTS
                    && interval.lists().containsKey(list)) {
                lines.add(Line.EMPTY);
                lines.addAll(list(list, interval, Optional.empty()).lines(width));
            }
        }
        return lines;
    }

    /** A list of the interval; with the totals, it ends with all stored hits of its values. */
    static Table list(HitList list, IntervalTraffic interval, Optional<StoredTotals> totals) {
        List<Column<HitGroup>> columns = new ArrayList<>(List.of(Column.text(title(list), HitGroup::value)));
        if (list == HitList.AGENTS) {
            columns.add(Column.text(
                    "kind",
                    group -> group.agent().map(agent -> agent.kind().label()).orElse("")));
        }
        columns.add(Column.number("hits", group -> Long.toString(group.hits())));
        columns.add(Column.number("share", group -> Figures.share(group.hits(), interval.hits())));
        columns.add(Column.number("bytes", group -> Figures.bytes(group.bytes())));
        columns.add(errors("4xx", StatusClass.CLIENT_ERROR, HitGroup::clientErrors));
        columns.add(errors("5xx", StatusClass.SERVER_ERROR, HitGroup::serverErrors));
        if (interval.latency().isPresent() && list.hasLatency(interval.range().length())) {
            columns.add(Column.number("p95", group -> Figures.latency(group.p95())));
        }
        totals.ifPresent(known -> columns.add(Column.number("total", group -> Figures.count(known.of(group.value())))));
        return Table.of(columns, interval.list(list));
    }

    private static Column<HitGroup> errors(String header, StatusClass status, ToLongFunction<HitGroup> errors) {
        return new Column<>(header, true, 0, group -> hits(status, errors.applyAsLong(group)));
    }

    private static String title(HitList list) {
        return switch (list) {
            case FAILING_URLS -> "failing url";
            case HOSTS -> "virtual host";
            case SECTIONS, URLS, CLIENTS, NETWORKS, STATUS, METHODS, AGENTS, REFERRERS, SERVERS -> list.item();
        };
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
        List<Column<Map.Entry<String, Long>>> columns = List.of(
                Column.text("section overall", section -> section.getKey()),
                Column.number("total", section -> Long.toString(section.getValue())),
                Column.number("share", section -> Figures.share(section.getValue(), totals.hits())));
        return Table.of(
                columns, totals.bySection().entrySet().stream().limit(top).toList());
    }

    private static Table clients(IntervalTraffic interval) {
        List<Column<HitGroup>> columns = List.of(
                Column.text("client", HitGroup::value),
                Column.number("hits", client -> Long.toString(client.hits())),
                Column.number("bytes", client -> Figures.bytes(client.bytes())));
        return Table.of(columns, interval.list(HitList.CLIENTS));
    }

    private static Span hits(StatusClass status, long hits) {
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
