package httpmonitor.render;

import com.fasterxml.jackson.core.JsonGenerator;
import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertNews;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.watch.AlertReport;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The members of a tick's object that are about the alert. */
final class JsonAlert {

    private final JsonGenerator json;
    private final AlertReport report;

    JsonAlert(JsonGenerator json, AlertReport report) {
        this.json = json;
        this.report = report;
    }

    void alert() throws IOException {
        AlertRule rule = report.rule();
        json.writeObjectFieldStart("alert");
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
        if (report.blind().isPresent()) {
            JsonText.instant(json, "blind_since", report.blind().get().since());
            json.writeStringField(
                    "held_state",
                    report.state().isEmpty() ? null : AlertWords.held(report).label());
        }
        json.writeEndObject();
    }

    void transitions(List<AlertNews> news) throws IOException {
        json.writeArrayFieldStart("transitions");
        for (AlertNews item : news) {
            json.writeStartObject();
            switch (item) {
                case Fired fired -> transition("fired", fired.time(), fired.hits());
                case Recovered recovered -> transition("recovered", recovered.time(), recovered.hits());
                case AlertCorrection correction -> correction(correction);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void transition(String type, Instant time, long hits) throws IOException {
        json.writeStringField("type", type);
        JsonText.instant(json, "time", time);
        json.writeNumberField("hits", hits);
        JsonText.decimal(json, "hits_per_second", report.rule().rate(hits));
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
