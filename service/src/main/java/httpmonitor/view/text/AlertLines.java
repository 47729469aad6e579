package httpmonitor.view.text;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertMessage;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertTransition;
import httpmonitor.alert.RuleEvent;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.DurationText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The lines of a tick about the alert: its present state, and the messages about it so far. */
public final class AlertLines {

    private final ZoneId zone;
    private final TimeText time;
    private final Function<Instant, String> shown;

    /** With times in this zone. */
    public AlertLines(ZoneId zone) {
        this(zone, new TimeText(zone)::of);
    }

    private AlertLines(ZoneId zone, Function<Instant, String> shown) {
        this.zone = zone;
        this.time = new TimeText(zone);
        this.shown = shown;
    }

    /** The same with times of today as times of day. */
    public AlertLines near(Instant now) {
        return new AlertLines(zone, instant -> time.near(instant, now));
    }

    /** The tick's instant with the state, why it is blind, and the window's average against the threshold. */
    List<Line> state(TickReport report) {
        AlertReport alert = report.alert();
        List<Line> lines = new ArrayList<>();
        Line head = Line.of(new Span(Style.STRONG, time.of(report.range().to())), Span.of("  "))
                .append(AlertWords.shown(report).span());
        if (alert.blind().isPresent()) {
            AlertReport.Blind blind = alert.blind().get();
            lines.add(head.append(Span.of(" since " + time.of(blind.since()))));
            lines.add(held(alert));
            lines.add(new Facts("blind").add(time.inSentence(blind.reason())).line());
        } else {
            lines.add(head.append(since(alert)));
        }
        for (String log : report.waiting()) {
            lines.add(new Facts("waiting").add(new Span(Style.WARNING, log)).line());
        }
        lines.add(window(alert));
        lines.addAll(further(report));
        return lines;
    }

    /** The lines after the state of the first rule: whether it flaps, and one line for each further rule. */
    List<Line> further(TickReport report) {
        List<Line> lines = new ArrayList<>();
        flapping(report.alert()).ifPresent(lines::add);
        report.furtherAlerts().forEach(further -> lines.add(rule(further)));
        return lines;
    }

    /** One line for a further rule, without the reason of its blindness if the first rule's line has it. */
    public Line rule(AlertReport alert) {
        AlertRule rule = alert.rule();
        Facts facts = new Facts("rule")
                .add(new Span(Style.STRONG, rule.name().orElseThrow()))
                .add(shownOrHeld(alert));
        if (alert.flapping().isFlapping()) {
            facts.add(new Span(Style.WARNING, "flapping: " + alert.flapping().reason()));
        }
        facts.add(
                        "hits",
                        alert.window()
                                .map(window -> AlertMessage.hits(rule, window))
                                .orElse(Figures.UNKNOWN))
                .add(alert.window()
                        .map(window -> AlertMessage.level(rule, window))
                        .orElse(Figures.UNKNOWN));
        alert.window().flatMap(window -> usual(rule, window)).ifPresent(facts::add);
        return facts.add(RuleWords.of(rule)).line();
    }

    /** For example {@code usual 3.10/s}, or why that is not known. */
    private static Optional<String> usual(AlertRule rule, WindowCount window) {
        return window.usual()
                .map(usual -> usual.isKnown()
                        ? "usual " + AlertMessage.usual(rule, window).orElseThrow()
                        : usual.shortage());
    }

    private Span shownOrHeld(AlertReport alert) {
        AlertWords shown = AlertWords.shown(alert);
        String held = alert.blind().isPresent()
                ? ", held " + AlertWords.held(alert).span().text()
                : "";
        return new Span(
                shown.span().style(), shown.span().text() + held + since(alert).text());
    }

    /** A line that the first rule flaps, if it does; a further rule's line includes that. */
    public static Optional<Line> flapping(AlertReport alert) {
        return alert.flapping().isFlapping()
                ? Optional.of(new Facts("flapping")
                        .add(new Span(Style.WARNING, alert.flapping().reason()))
                        .line())
                : Optional.empty();
    }

    private Line held(AlertReport alert) {
        return new Facts("held").add(AlertWords.held(alert).span()).line().append(since(alert));
    }

    private Span since(AlertReport alert) {
        return alert.state().orElse(null) instanceof AlertState.Firing firing
                ? Span.of(" since " + shown.apply(firing.since()))
                : Span.of("");
    }

    private static Line window(AlertReport alert) {
        AlertRule rule = alert.rule();
        OptionalLong hits = alert.windowHits();
        Facts facts = new Facts("window")
                .add(DurationText.of(rule.window()))
                .add("hits", Figures.count(hits))
                .add("rate", hits.isPresent() ? Figures.rate(rule.rate(hits.getAsLong())) : Figures.UNKNOWN)
                .add("threshold", Figures.threshold(rule.threshold()));
        if (rule.recoveryThreshold().compareTo(rule.threshold()) != 0) {
            facts.add("recovery", Figures.threshold(rule.recoveryThreshold()));
        }
        return facts.line();
    }

    /**
     * All messages that are kept, in order; those of this tick are marked with an asterisk. Empty where there are none.
     */
    public List<Line> history(TickReport report) {
        return newest(report, report.history().size());
    }

    /** The same with this number of messages at most, except that all of this tick are included. */
    List<Line> newest(TickReport report, int most) {
        List<RuleEvent> history = report.history();
        if (history.isEmpty()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>(List.of(Line.EMPTY, Line.of(new Span(Style.FAINT, "alerts"))));
        int first = Math.max(0, history.size() - Math.max(most, report.news().size()));
        long earlier = report.earlierEvents() + first;
        if (earlier > 0) {
            String words = earlier == 1 ? " earlier message, which" : " earlier messages, which";
            lines.add(Line.of(new Span(Style.FAINT, "  after " + earlier + words + " the command alerts lists")));
        }
        for (int i = first; i < history.size(); i++) {
            boolean now = i >= history.size() - report.news().size();
            RuleEvent event = history.get(i);
            Span text = new Span(style(event.news()), new AlertMessage(event.rule(), zone).of(event.news()));
            lines.add(Line.of(Span.of(now ? "* " : "  "), text));
        }
        return lines;
    }

    /** The style of an event. */
    public static Style style(AlertEvent news) {
        return switch (news) {
            case AlertTransition.Fired fired -> Style.ERROR;
            case AlertTransition.Recovered recovered -> recovered.lostBaseline() ? Style.WARNING : Style.GOOD;
            case AlertCorrection correction -> Style.WARNING;
        };
    }
}
