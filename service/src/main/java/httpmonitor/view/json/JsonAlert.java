package httpmonitor.view.json;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertTransition;
import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.alert.RuleEvent;
import httpmonitor.alert.Unusual;
import httpmonitor.alert.Usual;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.view.text.AlertWords;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The members of a tick's object about the alerts. */
record JsonAlert(JsonText json) {

    /** The alert about the rate of all hits. */
    void alert(AlertReport report) throws IOException {
        json.object("alert", alert -> members(alert, report));
    }

    /** The alerts of further rules; nothing where there are none. */
    void rules(List<AlertReport> reports) throws IOException {
        if (!reports.isEmpty()) {
            json.objects("rules", reports, JsonAlert::rule);
        }
    }

    private static void rule(JsonText json, AlertReport report) throws IOException {
        json.rule(report.rule());
        json.text("condition", report.rule().condition().kind());
        members(json, report);
        OptionalLong minimum = report.rule().condition().minimumHits();
        if (minimum.isPresent()) {
            json.number("minimum_hits", minimum);
            share(json, report.window());
        }
        if (report.rule().unusual().isPresent()) {
            usual(json, report, report.rule().unusual().get());
        }
    }

    private static void usual(JsonText json, AlertReport report, Unusual condition) throws IOException {
        json.decimal("floor", condition.floor());
        json.text("zone", condition.zone().getId());
        json.number("usual_weeks", condition.weeks());
        Optional<Usual> usual = report.window().flatMap(WindowCount::usual);
        json.number(
                "usable_weeks",
                usual.stream().mapToLong(known -> known.usable().size()).findFirst());
        usual(json, report.rule(), usual);
    }

    /** The usual in the rule's unit, null without a baseline. */
    private static void usual(JsonText json, AlertRule rule, Optional<Usual> usual) throws IOException {
        json.decimal(rule.isShare() ? "usual_percent" : "usual_hits_per_second", usual.flatMap(rule::usual));
    }

    private static void members(JsonText json, AlertReport report) throws IOException {
        AlertRule rule = report.rule();
        json.text("state", AlertWords.shown(report).label());
        json.decimal("threshold", rule.threshold());
        json.decimal("recovery_threshold", rule.recoveryThreshold());
        json.number("window_seconds", rule.window().toSeconds());
        json.number("hits", report.windowHits());
        json.decimal("hits_per_second", report.window().map(window -> rule.rate(window.hits())));
        if (report.state().orElse(null) instanceof AlertState.Firing firing) {
            json.instant("since", firing.since());
        }
        if (report.flapping().isFlapping()) {
            json.flag("flapping", true);
            json.text("flapping_reason", report.flapping().reason());
        }
        if (report.blind().isPresent()) {
            json.instant("blind_since", report.blind().get().since());
            json.text(
                    "held_state",
                    report.state().map(state -> AlertWords.held(report).label()));
        }
    }

    private static void share(JsonText json, Optional<WindowCount> window) throws IOException {
        json.number("total_hits", window.stream().mapToLong(WindowCount::total).findFirst());
        json.decimal("percent", window.map(WindowCount::percent));
    }

    void transitions(List<RuleEvent> news) throws IOException {
        json.objects("transitions", news, (event, item) -> {
            event.rule(item.rule());
            switch (item.news()) {
                case Fired fired -> transition(event, "fired", fired, item.rule());
                case Recovered recovered -> transition(event, "recovered", recovered, item.rule());
                case AlertCorrection correction -> correction(event, correction);
            }
        });
    }

    private static void transition(JsonText json, String type, AlertTransition transition, AlertRule rule)
            throws IOException {
        json.text("type", type);
        json.instant("time", transition.time());
        json.number("hits", transition.hits());
        json.decimal("hits_per_second", rule.rate(transition.hits()));
        if (rule.isShare()) {
            share(json, Optional.of(transition.window()));
        }
        if (rule.unusual().isPresent()) {
            usual(json, rule, transition.window().usual());
            if (transition instanceof Recovered recovered) {
                json.flag("lost_baseline", recovered.lostBaseline());
            }
        }
    }

    private static void correction(JsonText json, AlertCorrection correction) throws IOException {
        json.text("type", "corrected");
        json.text("of", AlertWords.of(correction.of()));
        json.instant("was", correction.was());
        json.instant("time", correction.time());
        if (correction.lostBaseline()) {
            json.flag("lost_baseline", true);
        }
    }
}
