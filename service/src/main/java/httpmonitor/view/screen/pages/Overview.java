package httpmonitor.view.screen.pages;

import httpmonitor.alert.AlertMessage;
import httpmonitor.alert.RuleEvent;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.StoredHit;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.View;
import httpmonitor.view.screen.state.AnsweredTick;
import httpmonitor.view.screen.state.Lists;
import httpmonitor.view.screen.state.Page;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.text.AlertLines;
import httpmonitor.view.text.Figures;
import httpmonitor.view.text.FirstSteps;
import httpmonitor.view.text.Frame;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import httpmonitor.view.text.TickFrame;
import httpmonitor.view.text.TimeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The numbers of a tick: rate over time, totals, the lists, and the newest alerts. */
final class Overview {

    /** From this width on, there is room for every digit. */
    private static final int EXACT = 100;

    private static final String LIMIT = "; p95 of URLs for up to 6h only";

    private final Look look;
    private final TimeText time;

    Overview(Look look) {
        this.look = look;
        this.time = new TimeText(look.zone());
    }

    List<Line> lines(ScreenState state, Size room, Instant now) {
        if (state.visible().shown().isEmpty()) {
            return List.of();
        }
        AnsweredTick answer = state.visible().shown().get();
        TickReport report = answer.report();
        List<Line> facts = facts(answer, state.viewpoint().at().isPresent(), now).stream()
                .map(line -> readable(line, room.columns()))
                .toList();
        Heights heights = Heights.of(room.rows(), facts.size(), state.page() == Page.OVERVIEW);
        List<Line> lines = new ArrayList<>();
        if (heights.chart() > 0) {
            lines.addAll(chart(state, answer.judged(), new Size(room.columns(), heights.chart())));
        }
        // Without lists there is room.
        int factRows = report.interval().isEmpty() ? facts.size() : Math.min(heights.facts(), facts.size());
        lines.addAll(facts.subList(0, Math.min(factRows, room.rows() - lines.size())));
        int left = room.rows() - lines.size() - heights.alerts();
        List<Line> tables = tables(state, report, new Size(room.columns(), left), now);
        lines.addAll(tables.subList(0, Math.min(left, tables.size())));
        List<Line> alerts = alerts(state, room.columns(), room.rows() - lines.size());
        while (lines.size() < room.rows() - alerts.size()) {
            lines.add(Line.EMPTY);
        }
        lines.addAll(alerts);
        return lines;
    }

    private List<Line> tables(ScreenState state, TickReport report, Size room, Instant now) {
        HitsPage hits = new HitsPage(time, now);
        if (state.page() == Page.HITS) {
            return hits(state, hits, room);
        }
        Optional<TrafficSnapshot> traffic = report.traffic();
        if (report.interval().isEmpty() && isJudged(state)) {
            return List.of(
                    Line.EMPTY,
                    Line.of("These figures could not be read; the next tick asks again. -: a shorter interval."));
        }
        if (report.interval().isEmpty() || traffic.isEmpty()) {
            return TickFrame.stored(report, room.columns(), Math.max(0, room.rows() - 3));
        }
        if (state.viewpoint().filter().conditions().isEmpty() && report.isBeforeFirstHit()) {
            return new Frame(FirstSteps.lines(traffic.get()))
                    .folded(room.columns())
                    .lines();
        }
        Lists lists = Lists.of(state);
        boolean compared = state.page() == Page.CHANGES;
        GroupColumns columns = new GroupColumns(
                lists.traffic().orElse(traffic.get().interval()),
                lists.before(),
                state.page() == Page.OVERVIEW ? Optional.of(traffic.get().totals()) : Optional.empty(),
                look.glyphs(),
                new GroupColumns.Kind(
                        state.viewpoint().at().isPresent(),
                        compared,
                        state.page() != Page.DETAIL,
                        state.browsing().sort()));
        int selected = state.browsing().cursors().rows().in(lists.items()).row();
        if (state.page() == Page.DETAIL) {
            return new DetailPage(hits).lines(state, columns, selected, room);
        }
        List<Line> lines = new ArrayList<>(state.page() == Page.OVERVIEW ? List.of() : List.of(title(state, lists)));
        boolean asking = lists.traffic().isEmpty()
                || (compared && lists.before().isEmpty())
                || (lists.items().isEmpty() && !state.isAnswered());
        if (asking) {
            lines.add(Line.of("Asking ..."));
        } else if (lists.items().isEmpty()) {
            lines.add(Line.EMPTY);
            lines.add(Line.of("No hits in this interval; i: those of an hour, then of a day."));
        } else {
            lines.addAll(new ListLines(lists, selected, columns, state.visible().longest())
                    .lines(new Size(room.columns(), room.rows() - lines.size())));
        }
        return lines;
    }

    private static Line title(ScreenState state, Lists lists) {
        Line line = Line.of(new Span(Style.STRONG, state.page().title()));
        Optional<IntervalTraffic> now = lists.traffic();
        String busiest = lists.lists().size() == 1 ? lists.lists().getFirst().ofTheBusiest() : "";
        return state.page() == Page.CHANGES
                ? line.append(Span.of(now.map(traffic -> "  " + Figures.grouped(traffic.hits()) + " hits, "
                                + lists.before()
                                        .map(before -> Figures.grouped(before.hits()))
                                        .orElse("-")
                                + " in the " + DurationText.of(traffic.range().length()) + " before")
                        .orElse("")))
                : line.append(new Span(
                        Style.FAINT,
                        "  by " + state.browsing().sort().label() + busiest + (lacksLatency(state, now) ? LIMIT : "")));
    }

    /** Whether the tick itself was answered, so that nothing is blind. */
    private static boolean isJudged(ScreenState state) {
        return state.visible()
                .shown()
                .filter(answer -> answer.judged().interval().isPresent())
                .isPresent();
    }

    /** Whether the p95 of URLs is not read, though there are durations. */
    private static boolean lacksLatency(ScreenState state, Optional<IntervalTraffic> now) {
        return state.page() == Page.URLS
                && now.filter(traffic -> traffic.latency().isPresent()
                                && !HitList.URLS.hasLatency(traffic.range().length()))
                        .isPresent();
    }

    private static List<Line> hits(ScreenState state, HitsPage page, Size room) {
        List<StoredHit> hits = state.hits();
        String subject = state.browsing().subject();
        boolean older =
                state.viewpoint().view().newest().flatMap(View.Newest::before).isPresent();
        Line title = Line.of(
                new Span(Style.STRONG, older ? "older hits" : state.page().title()),
                Span.of(subject.isEmpty() ? "" : "  " + subject));
        if (hits.isEmpty()) {
            return List.of(title, Line.of(state.isAnswered() ? "No hits." : "Asking ..."));
        }
        int selected = state.browsing()
                .cursors()
                .hits()
                .in(hits.stream().map(StoredHit::place).toList())
                .row();
        List<Line> lines = new ArrayList<>(List.of(title));
        lines.addAll(page.lines(hits, selected, new Size(room.columns(), room.rows() - 1)));
        return lines;
    }

    /** How many hits a page of that size has room for. */
    static int height(ScreenState state, Size room) {
        Heights heights = Heights.of(room.rows(), 1, state.page() == Page.OVERVIEW);
        int rows = room.rows() - heights.chart() - heights.facts() - heights.alerts() - 1;
        return state.page() == Page.HITS ? HitsPage.count(new Size(room.columns(), rows)) : Math.max(1, rows - 1);
    }

    private List<Line> chart(ScreenState state, TickReport judged, Size room) {
        return new ChartLines(
                        look,
                        state.visible().chart(),
                        state.viewpoint().chart(),
                        judged.alert().rule(),
                        judged.range().to())
                .lines(state.alertEvents(), room);
    }

    /** Large numbers in groups of digits, or shorter where there is less room; what has none is left out whole. */
    static Line readable(Line facts, int columns) {
        List<Span> spans = new ArrayList<>();
        for (Span span : facts.spans()) {
            spans.add(
                    span.text().matches("[0-9]{4,18}")
                            ? new Span(span.style(), readable(Long.parseLong(span.text()), columns))
                            : span);
        }
        while (new Line(spans).width() > columns && spans.size() > 1) {
            boolean between = spans.removeLast().text().isBlank();
            while (!between && spans.size() > 1) {
                between = spans.removeLast().text().equals("  ");
            }
        }
        return new Line(spans);
    }

    private static String readable(long count, int columns) {
        return columns < EXACT ? Figures.compact(count) : Figures.grouped(count);
    }

    private List<Line> facts(AnsweredTick answer, boolean past, Instant now) {
        TickReport report = answer.report();
        Instant end = report.range().to();
        String span = DurationText.of(report.range().length());
        String name = end.equals(answer.judged().range().to()) ? span : span + " to " + time.near(end, now);
        // Totals count all hits that are stored now, and no row may cut off the words for that.
        Line interval = TickFrame.interval(report, name, past);
        Line status = TickFrame.status(report);
        Span byNow = Span.of(TickFrame.total(report));
        List<Line> facts = new ArrayList<>(List.of(
                interval, past ? status.append(new Span(Style.FAINT, "  total by now "), byNow) : status));
        TickFrame.latency(report).ifPresent(facts::add);
        facts.add(TickFrame.ingest(answer.judged().ingest()));
        return facts;
    }

    /** The newest messages that fit, each of them whole. Where even the newest does not fit, its beginning. */
    private List<Line> alerts(ScreenState state, int columns, int rows) {
        List<Line> lines = new ArrayList<>();
        for (RuleEvent event : state.alertEvents().reversed()) {
            Line whole = Line.of(new Span(
                    AlertLines.style(event.news()), new AlertMessage(event.rule(), look.zone()).of(event.news())));
            List<Line> folded = whole.folded(columns);
            if (lines.size() + folded.size() > rows) {
                if (lines.isEmpty()) {
                    lines.addAll(rows == 1 ? List.of(whole) : whole.folded(columns, rows));
                }
                break;
            }
            lines.addAll(0, folded);
        }
        return lines;
    }
}
