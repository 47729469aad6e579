package httpmonitor.view.screen.pages;

import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.view.screen.state.AnsweredTick;
import httpmonitor.view.screen.state.Lists;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.text.Figures;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import httpmonitor.view.text.TickFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The page about the hits of one row: their URLs, clients or sections, status codes and agents, and the newest hits.
 *
 * @param hits draws the newest hits
 */
record DetailPage(HitsPage hits) {

    List<Line> lines(ScreenState state, GroupColumns columns, int selected, Size room) {
        Line title = Line.of(new Span(Style.STRONG, state.browsing().subject()));
        Optional<IntervalTraffic> known = state.visible()
                .shown()
                .filter(answer -> answer.viewpoint().equals(state.viewpoint()))
                .map(AnsweredTick::report)
                .filter(report -> report.interval().isPresent())
                .flatMap(report -> report.traffic())
                .map(TrafficSnapshot::closer)
                .flatMap(TrafficSnapshot.Closer::detail);
        if (known.isEmpty()) {
            return List.of(title, Line.of(state.isAnswered() ? "Not known." : "Asking ..."));
        }
        IntervalTraffic detail = known.get();
        List<Line> lines = new ArrayList<>();
        lines.add(title.append(Span.of("  in this interval: " + Figures.grouped(detail.hits()) + " hits")));
        lines.add(inOneLine("methods", detail.list(HitList.METHODS)));
        detail.latency()
                .map(TickFrame::latency)
                .map(line -> Overview.readable(line, room.columns()))
                .ifPresent(lines::add);
        int left = Math.max(0, room.rows() - lines.size());
        int newest = left / 3;
        ListLines lists = new ListLines(
                Lists.of(state), selected, columns, state.visible().longest());
        List<Line> tables = lists.lines(new Size(room.columns(), left - newest));
        lines.addAll(tables.subList(0, Math.min(left - newest, tables.size())));
        while (lines.size() < room.rows() - newest) {
            lines.add(Line.EMPTY);
        }
        if (newest > 1) {
            lines.addAll(hits.lines(state.hits(), -1, new Size(room.columns(), newest)));
        }
        return lines;
    }

    private static Line inOneLine(String title, List<HitGroup> counts) {
        Line line = Line.of(new Span(Style.FAINT, title)).padTo(10);
        for (HitGroup count : counts) {
            line = line.append(
                    new Span(Style.FAINT, count.value()), Span.of(" " + Figures.grouped(count.hits()) + "  "));
        }
        return line;
    }
}
