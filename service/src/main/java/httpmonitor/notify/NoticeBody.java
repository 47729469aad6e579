package httpmonitor.notify;

import httpmonitor.alert.AlertRule;
import httpmonitor.notify.SeenAlert.Recovery;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A notice as an object of JSON: what webhooks and commands get, and what is kept of an alert. */
final class NoticeBody {

    private NoticeBody() {}

    /** Names and values in the order of the documentation; a value that is not known, or not yet, is null. */
    static Map<String, @Nullable Object> of(Notice notice, Map<String, String> labels) {
        AlertRule rule = notice.rule().rule();
        SeenAlert alert = notice.alert();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", notice.id());
        body.put("kind", notice.kind());
        body.put("message", notice.message());
        body.put("firing", alert.isFiring());
        body.put("fired_at", alert.firedAt().toString());
        body.put(
                "recovered_at",
                alert.recovery().map(Recovery::at).map(Object::toString).orElse(null));
        body.put(
                "duration_seconds",
                alert.duration().map(lasted -> lasted.toSeconds()).orElse(null));
        body.put("hits", number(alert.hits()));
        body.put("hits_per_second", rate(rule, alert.hits()));
        body.put("recovery_hits", number(recoveryHits(alert)));
        body.put("recovery_hits_per_second", rate(rule, recoveryHits(alert)));
        body.put("peak_hits_per_second", rule.rate(alert.peakHits()));
        body.put("rule", rule(notice.rule()));
        body.put("labels", labels);
        return body;
    }

    private static Map<String, @Nullable Object> rule(WatchedRule watched) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", watched.name());
        body.put("window_seconds", watched.rule().window().toSeconds());
        body.put("threshold", watched.rule().threshold());
        body.put("recovery_threshold", watched.rule().recoveryThreshold());
        body.put("index", watched.index());
        body.put("filter", watched.filter());
        return body;
    }

    private static OptionalLong recoveryHits(SeenAlert alert) {
        return alert.recovery().map(Recovery::hits).orElse(OptionalLong.empty());
    }

    private static @Nullable Object number(OptionalLong hits) {
        return hits.isPresent() ? hits.getAsLong() : null;
    }

    private static @Nullable Object rate(AlertRule rule, OptionalLong hits) {
        return hits.isPresent() ? rule.rate(hits.getAsLong()) : null;
    }
}
