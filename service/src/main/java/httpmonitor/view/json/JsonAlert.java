package httpmonitor.view.json;

import com.fasterxml.jackson.core.JsonGenerator;
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
record JsonAlert(JsonGenerator json) {

    /** The alert about the rate of all hits. */
    void alert(AlertReport report) throws IOException {
        json.writeObjectFieldStart("alert");
        members(report);
        json.writeEndObject();
    }

    /** The alerts of further rules; nothing where there are none. */
    void rules(List<AlertReport> reports) throws IOException {
        if (reports.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("rules");
        for (AlertReport report : reports) {
            json.writeStartObject();
            rule(report.rule());
            json.writeStringField("condition", report.rule().condition().kind());
            members(report);
            OptionalLong minimum = report.rule().condition().minimumHits();
            if (minimum.isPresent()) {
                json.writeNumberField("minimum_hits", minimum.getAsLong());
                share(report.window());
            }
            if (report.rule().unusual().isPresent()) {
                usual(report, report.rule().unusual().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void usual(AlertReport report, Unusual condition) throws IOException {
        JsonText.decimal(json, "floor", condition.floor());
        json.writeStringField("zone", condition.zone().getId());
        json.writeNumberField("usual_weeks", condition.weeks());
        Optional<Usual> usual = report.window().flatMap(WindowCount::usual);
        json.writeObjectField(
                "usable_weeks", usual.map(known -> known.usable().size()).orElse(null));
        usual(report.rule(), usual);
    }

    /** The usual in the rule's unit, null without a baseline. */
    private void usual(AlertRule rule, Optional<Usual> usual) throws IOException {
        JsonText.decimal(json, rule.isShare() ? "usual_percent" : "usual_hits_per_second", usual.flatMap(rule::usual));
    }

    private void rule(AlertRule rule) throws IOException {
        if (rule.name().isPresent()) {
            json.writeStringField("rule", rule.name().get());
        }
    }

    private void members(AlertReport report) throws IOException {
        AlertRule rule = report.rule();
        json.writeStringField("state", AlertWords.shown(report).label());
        JsonText.decimal(json, "threshold", rule.threshold());
        JsonText.decimal(json, "recovery_threshold", rule.recoveryThreshold());
        json.writeNumberField("window_seconds", rule.window().toSeconds());
        JsonText.count(json, "hits", report.windowHits());
        if (report.windowHits().isPresent()) {
            JsonText.decimal(
                    json, "hits_per_second", rule.rate(report.windowHits().getAsLong()));
        } else {
            json.writeNullField("hits_per_second");
        }
        if (report.state().orElse(null) instanceof AlertState.Firing firing) {
            JsonText.instant(json, "since", firing.since());
        }
        if (report.flapping().isFlapping()) {
            json.writeBooleanField("flapping", true);
            json.writeStringField("flapping_reason", report.flapping().reason());
        }
        blind(report);
    }

    private void blind(AlertReport report) throws IOException {
        if (report.blind().isPresent()) {
            JsonText.instant(json, "blind_since", report.blind().get().since());
            json.writeStringField(
                    "held_state",
                    report.state().isEmpty() ? null : AlertWords.held(report).label());
        }
    }

    private void share(Optional<WindowCount> window) throws IOException {
        if (window.isPresent()) {
            share(window.get());
        } else {
            json.writeNullField("total_hits");
            json.writeNullField("percent");
        }
    }

    private void share(WindowCount window) throws IOException {
        json.writeNumberField("total_hits", window.total());
        JsonText.decimal(json, "percent", window.percent());
    }

    void transitions(List<RuleEvent> news) throws IOException {
        json.writeArrayFieldStart("transitions");
        for (RuleEvent item : news) {
            json.writeStartObject();
            rule(item.rule());
            switch (item.news()) {
                case Fired fired -> transition("fired", fired, item.rule());
                case Recovered recovered -> transition("recovered", recovered, item.rule());
                case AlertCorrection correction -> correction(correction);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void transition(String type, AlertTransition transition, AlertRule rule) throws IOException {
        json.writeStringField("type", type);
        JsonText.instant(json, "time", transition.time());
        json.writeNumberField("hits", transition.hits());
        JsonText.decimal(json, "hits_per_second", rule.rate(transition.hits()));
        if (rule.isShare()) {
            share(transition.window());
        }
        if (rule.unusual().isPresent()) {
            usual(rule, transition.window().usual());
        }
    }

    private void correction(AlertCorrection correction) throws IOException {
        json.writeStringField("type", "corrected");
        json.writeStringField("of", AlertWords.of(correction.of()));
        JsonText.instant(json, "was", correction.was());
        if (correction.time().isPresent()) {
            JsonText.instant(json, "time", correction.time().get());
        } else {
            json.writeNullField("time");
        }
    }
}
