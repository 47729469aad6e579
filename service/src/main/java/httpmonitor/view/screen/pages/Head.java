package httpmonitor.view.screen.pages;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.view.screen.state.AnsweredTick;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.text.AlertLines;
import httpmonitor.view.text.AlertWords;
import httpmonitor.view.text.Figures;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import httpmonitor.view.text.TimeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The top of every page: the source, the time, the alert, and the window's average compared to the threshold.
 */
final class Head {

    /** The greatest width of the gauge, in cells. */
    private static final int WIDEST_GAUGE = 40;

    /** How many rows the terminal needs for each line of a further rule. */
    private static final int ROWS_FOR_A_RULE = 6;

    /** The same on pages without lists. */
    private static final int ROWS_FOR_A_RULE_ALONE = 3;

    private static final Span GAP = Span.of("  ");

    private final Look look;
    private final TimeText time;
    private final AlertLines alertLines;

    Head(Look look) {
        this.look = look;
        this.time = new TimeText(look.zone());
        this.alertLines = new AlertLines(look.zone());
    }

    List<Line> lines(ScreenState state, Size size, Instant now) {
        List<Line> lines = new ArrayList<>();
        lines.add(title(state, size.columns(), now));
        Optional<TickReport> report = state.visible().shown().map(AnsweredTick::judged);
        if (report.isEmpty()) {
            lines.add(Line.of("Asking Elasticsearch ..."));
            return lines;
        }
        AlertReport alert = report.get().alert();
        lines.add(state(state, report.get(), size.columns(), now));
        lines.addAll(waiting(report.get().waiting(), size));
        if (alert.blind().isPresent()) {
            lines.addAll(reason(time.inSentence(alert.blind().get().reason(), now), size));
        } else {
            lines.add(gauge(alert, size.columns()));
        }
        int rows = size.rows() / (report.get().interval().isPresent() ? ROWS_FOR_A_RULE : ROWS_FOR_A_RULE_ALONE);
        lines.addAll(new FurtherRules(alertLines.near(now), report.get()).lines(rows));
        filtered(state.viewpoint().filter()).ifPresent(lines::add);
        return lines;
    }

    /** The logs that do not exist; those that would take more than a quarter of the screen are counted. */
    private static List<Line> waiting(List<String> logs, Size size) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            List<Line> log = reason(logs.get(i), size);
            if (i > 0 && lines.size() + log.size() > size.rows() / 4) {
                lines.add(Line.of(new Span(Style.WARNING, "+" + (logs.size() - i) + " more")));
                return lines;
            }
            lines.addAll(log);
        }
        return lines;
    }

    private static List<Line> reason(String reason, Size size) {
        return Line.of(new Span(Style.WARNING, reason)).folded(size.columns(), Math.max(1, size.rows() / 4));
    }

    /** The filter. It stands below the alerts, which count all hits, and above the figures, which it applies to. */
    private static Optional<Line> filtered(TrafficFilter filter) {
        return filter.conditions().isEmpty()
                ? Optional.empty()
                : Optional.of(Line.of(
                        Span.of("figures and lists "),
                        new Span(Style.WARNING, "only " + filter),
                        new Span(Style.FAINT, "  alerts and chart: all")));
    }

    private Line title(ScreenState state, int columns, Instant now) {
        Line left = Line.of(new Span(Style.STRONG, "HttpMonitor"));
        // Before the title, which is cut first: a user who sees only a part of the traffic must know that.
        if (!look.filter().conditions().isEmpty()) {
            left = left.append(GAP, new Span(Style.WARNING, "only " + look.filter()));
        }
        left = left.append(GAP, Span.of(look.title()));
        Line right = moment(state, now);
        left = left.fit(Math.max(0, columns - right.width() - 2));
        return left.padTo(columns - right.width()).append(right);
    }

    /** The time that is shown: the present with its age, or a time of the past. */
    private Line moment(ScreenState state, Instant now) {
        Optional<AnsweredTick> shown = state.visible().shown();
        if (shown.isEmpty()) {
            return Line.of(Span.of(time.near(now, now)));
        }
        Instant t = shown.get().judged().range().to();
        Span when = new Span(Style.STRONG, time.near(t, now));
        if (!shown.get().viewpoint().equals(state.viewpoint())) {
            return Line.of(new Span(Style.WARNING, "asking ..."), GAP, when);
        }
        if (state.viewpoint().at().isPresent()) {
            return Line.of(new Span(Style.WARNING, "PAST"), GAP, when);
        }
        if (state.held().isPresent()) {
            return Line.of(new Span(Style.WARNING, "PAUSED"), GAP, when);
        }
        return Line.of(Span.of(age(t, now) + " ago"), GAP, when);
    }

    private static String age(Instant t, Instant now) {
        Duration age = Duration.between(t, now);
        return age.isNegative() ? "0s" : DurationText.of(Duration.ofSeconds(age.toSeconds()));
    }

    private Line state(ScreenState state, TickReport report, int columns, Instant now) {
        AlertReport alert = report.alert();
        // With a filter there may be no hits though the store has some.
        boolean filtered = !state.viewpoint().filter().conditions().isEmpty();
        AlertWords word = filtered && report.waiting().isEmpty() ? AlertWords.shown(alert) : AlertWords.shown(report);
        Line line = word.badge(look.glyphs());
        if (alert.blind().isPresent()) {
            line = line.append(
                    Span.of(" since " + time.near(alert.blind().get().since(), now) + ", held "),
                    AlertWords.held(alert).span());
        }
        if (alert.state().orElse(null) instanceof AlertState.Firing firing) {
            line = line.append(
                    Span.of(" for " + age(firing.since(), report.range().to())));
            line = state.hasOwnRule() ? line : line.append(Span.of(", since " + time.near(firing.since(), now)));
        }
        if (state.hasOwnRule()) {
            return line.append(own(alert)).append(given(state));
        }
        return word == AlertWords.FIRING ? filled(line, columns) : line;
    }

    /** The line filled with its color up to the right edge, so that it is seen from afar. */
    private Line filled(Line line, int columns) {
        int rest = Math.max(0, columns - line.width() - 1);
        return line.append(
                Span.of(" "), new Span(Style.FIRING, look.glyphs().full().repeat(rest)));
    }

    private static Span own(AlertReport alert) {
        return new Span(
                Style.WARNING, "  threshold " + Figures.threshold(alert.rule().threshold()) + " (this screen)");
    }

    /** The alert under the given threshold, while the user tries another one. */
    private static Line given(ScreenState state) {
        Line line = Line.of("; given " + Figures.threshold(state.given().rule().threshold()));
        return state.feed()
                .alert()
                .map(alert -> line.append(Span.of(": "), AlertWords.shown(alert).span()))
                .orElse(line);
    }

    private static boolean isBeyond(AlertRule rule, long hits) {
        BigDecimal most =
                rule.threshold().multiply(BigDecimal.valueOf(rule.window().toSeconds()));
        return BigDecimal.valueOf(hits).compareTo(most) > 0;
    }

    /** The gauge: up to twice the threshold, or up to the average where that is more, with a mark at the threshold. */
    private Line gauge(AlertReport alert, int columns) {
        AlertRule rule = alert.rule();
        OptionalLong hits = alert.windowHits();
        String rate = hits.isPresent() ? Figures.rate(rule.rate(hits.getAsLong())) : Figures.UNKNOWN;
        Line facts = Line.of(
                GAP,
                new Span(Style.STRONG, rate),
                new Span(Style.FAINT, " over "),
                Span.of(DurationText.of(rule.window())),
                new Span(Style.FAINT, "  threshold "),
                Span.of(Figures.threshold(rule.threshold())),
                new Span(Style.FAINT, "  hits "),
                Span.of(hits.isPresent() ? Figures.grouped(hits.getAsLong()) : Figures.UNKNOWN));
        int cells = Math.min(WIDEST_GAUGE, columns - facts.width());
        return cells < 8 ? facts : bar(rule, hits.orElse(0), cells).append(facts);
    }

    private Line bar(AlertRule rule, long hits, int cells) {
        double rate = (double) hits / rule.window().toSeconds();
        double threshold = rule.threshold().doubleValue();
        double scale = Math.clamp(Math.max(2 * threshold, rate), 1e-3, Double.MAX_VALUE);
        int mark = (int) Math.min(cells - 1, threshold / scale * cells);
        String bar = look.glyphs().bar(rate / scale, cells);
        Style style = isBeyond(rule, hits) ? Style.ERROR : Style.GOOD;
        Glyphs glyphs = look.glyphs();
        return Line.of(
                new Span(style, bar.substring(0, mark)),
                new Span(Style.STRONG, glyphs.mark()),
                new Span(style, bar.substring(mark + 1)));
    }
}
