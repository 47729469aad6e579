package httpmonitor.poller.notify.target;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.notify.Notice;
import httpmonitor.poller.notify.SeenAlert;
import httpmonitor.poller.notify.SeenAlert.Recovery;
import httpmonitor.poller.notify.WatchedRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A notice as a JSON object, for webhooks, commands and the stored alert. */
final class NoticeBody {

    private NoticeBody() {}

    /** Names and values in the order of the documentation; unknown values are null. */
    static Map<String, @Nullable Object> of(Notice notice, Map<String, String> labels) {
        SeenAlert alert = notice.alert();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", notice.id());
        body.put("kind", notice.kind().label());
        body.put("message", notice.message());
        body.put("firing", alert.isFiring());
        body.put("fired_at", alert.firedAt().toString());
        body.put(
                "recovered_at",
                alert.recovery().map(Recovery::at).map(Object::toString).orElse(null));
        body.put(
                "duration_seconds",
                alert.duration().map(lasted -> lasted.toSeconds()).orElse(null));
        window(body, "", notice.rule(), alert.window());
        window(body, "recovery_", notice.rule(), alert.recovery().flatMap(Recovery::window));
        window(body, "peak_", notice.rule(), Optional.of(alert.peak()));
        if (notice.rule().rule().unusual().isPresent()) {
            body.put(
                    "lost_baseline",
                    alert.recovery()
                            .flatMap(Recovery::window)
                            .map(WindowCount::hasNoBaseline)
                            .orElse(null));
        }
        body.put("rule", rule(notice.rule()));
        body.put("labels", labels);
        return body;
    }

    private static void window(
            Map<String, @Nullable Object> body, String prefix, WatchedRule watched, Optional<WindowCount> window) {
        AlertRule rule = watched.rule();
        body.put(prefix + "hits", window.map(WindowCount::hits).orElse(null));
        body.put(
                prefix + "hits_per_second",
                window.map(count -> rule.rate(count.hits())).orElse(null));
        if (rule.isShare()) {
            body.put(prefix + "total_hits", window.map(WindowCount::total).orElse(null));
            body.put(prefix + "percent", window.map(WindowCount::percent).orElse(null));
        }
    }

    private static Map<String, @Nullable Object> rule(WatchedRule watched) {
        AlertRule rule = watched.rule();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", watched.name());
        body.put("condition", rule.condition().kind());
        body.put("window_seconds", rule.window().toSeconds());
        body.put("threshold", rule.threshold());
        body.put("recovery_threshold", rule.recoveryThreshold());
        rule.condition().minimumHits().ifPresent(hits -> body.put("minimum_hits", hits));
        rule.unusual().ifPresent(unusual -> {
            body.put("usual_weeks", unusual.weeks());
            body.put("floor", unusual.floor());
            body.put("zone", unusual.zone().getId());
        });
        body.put("index", watched.index());
        body.put("filter", watched.labels().getOrDefault("filter", ""));
        return body;
    }
}
