package httpmonitor.view.text;

import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.StatusClass;
import httpmonitor.view.text.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** The tables of the further lists that were asked for, an empty line before each. */
record FurtherTables(IntervalTraffic interval, int width) {

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (HitList list : HitList.values()) {
            if (list != HitList.SECTIONS
                    && list != HitList.CLIENTS
                    && interval.lists().containsKey(list)) {
                lines.add(Line.EMPTY);
                lines.addAll(table(list).lines(width));
            }
        }
        return lines;
    }

    private Table table(HitList list) {
        boolean latency = interval.latency().isPresent()
                && list.hasLatency(interval.range().length());
        List<Column> columns = new ArrayList<>(List.of(Column.text(title(list))));
        if (list == HitList.AGENTS) {
            columns.add(Column.text("kind"));
        }
        columns.addAll(List.of(
                Column.number("hits"),
                Column.number("share"),
                Column.number("bytes"),
                Column.number("4xx"),
                Column.number("5xx")));
        if (latency) {
            columns.add(Column.number("p95"));
        }
        Table table = new Table(columns.toArray(Column[]::new));
        for (HitGroup group : interval.list(list)) {
            List<Span> cells = new ArrayList<>(List.of(Span.of(group.value())));
            group.agent().ifPresent(agent -> cells.add(Span.of(agent.kind().label())));
            cells.addAll(List.of(
                    Span.of(Long.toString(group.hits())),
                    Span.of(Figures.share(group.hits(), interval.hits())),
                    Span.of(Figures.bytes(group.bytes())),
                    TrafficTables.errors(StatusClass.CLIENT_ERROR, group.clientErrors()),
                    TrafficTables.errors(StatusClass.SERVER_ERROR, group.serverErrors())));
            if (latency) {
                cells.add(Span.of(Figures.latency(group.p95())));
            }
            table.add(cells.toArray(Span[]::new));
        }
        return table;
    }

    private static String title(HitList list) {
        return switch (list) {
            case FAILING_URLS -> "failing url";
            case HOSTS -> "virtual host";
            case SECTIONS, URLS, CLIENTS, NETWORKS, STATUS, METHODS, AGENTS, REFERRERS, SERVERS -> list.item();
        };
    }
}
