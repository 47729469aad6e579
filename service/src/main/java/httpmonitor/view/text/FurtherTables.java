package httpmonitor.view.text;

import httpmonitor.traffic.FurtherLists;
import httpmonitor.traffic.FurtherLists.Agent;
import httpmonitor.traffic.FurtherLists.Referrer;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.IntervalTraffic.Section;
import httpmonitor.traffic.StatusClass;
import httpmonitor.view.text.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** The tables of the further lists that were asked for, an empty line before each. */
record FurtherTables(IntervalTraffic interval, int width) {

    List<Line> lines() {
        FurtherLists lists = interval.further();
        List<Line> lines = new ArrayList<>();
        lists.urls().ifPresent(urls -> add(lines, urls(urls)));
        lists.referrers().ifPresent(referrers -> add(lines, referrers(referrers)));
        lists.agents().ifPresent(agents -> add(lines, agents(agents)));
        return lines;
    }

    private void add(List<Line> lines, Table table) {
        lines.add(Line.EMPTY);
        lines.addAll(table.lines(width));
    }

    private Table urls(List<Section> urls) {
        boolean latency = interval.latency().isPresent();
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("url"),
                Column.number("hits"),
                Column.number("share"),
                Column.number("bytes"),
                Column.number("4xx"),
                Column.number("5xx")));
        if (latency) {
            columns.add(Column.number("p95"));
        }
        Table table = new Table(columns.toArray(Column[]::new));
        for (Section url : urls) {
            List<Span> cells = new ArrayList<>(List.of(
                    Span.of(url.name()),
                    Span.of(Long.toString(url.hits())),
                    Span.of(Figures.share(url.hits(), interval.hits())),
                    Span.of(Figures.bytes(url.bytes())),
                    TrafficTables.errors(StatusClass.CLIENT_ERROR, url.clientErrors()),
                    TrafficTables.errors(StatusClass.SERVER_ERROR, url.serverErrors())));
            if (latency) {
                cells.add(Span.of(Figures.latency(url.p95())));
            }
            table.add(cells.toArray(Span[]::new));
        }
        return table;
    }

    private Table referrers(List<Referrer> referrers) {
        Table table = new Table(Column.text("referrer"), Column.number("hits"), Column.number("share"));
        for (Referrer referrer : referrers) {
            table.add(
                    Span.of(referrer.url()),
                    Span.of(Long.toString(referrer.hits())),
                    Span.of(Figures.share(referrer.hits(), interval.hits())));
        }
        return table;
    }

    private Table agents(List<Agent> agents) {
        Table table =
                new Table(Column.text("agent"), Column.text("kind"), Column.number("hits"), Column.number("share"));
        for (Agent agent : agents) {
            table.add(
                    Span.of(agent.name()),
                    Span.of(agent.kind().label()),
                    Span.of(Long.toString(agent.hits())),
                    Span.of(Figures.share(agent.hits(), interval.hits())));
        }
        return table;
    }
}
