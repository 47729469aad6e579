package httpmonitor.poller.notify.target;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * An alert for Alertmanager ({@code postableAlert} of its openapi.yaml).
 *
 * @param labels its identity
 * @param annotations texts for users
 * @param startsAt when it fired
 * @param endsAt when it ended; while it is firing, when Alertmanager takes it as ended without another post
 * @param firing whether it is firing
 */
record AlertmanagerAlert(
        SortedMap<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        Instant endsAt,
        boolean firing) {

    /** The values whose change must be posted at once. */
    List<Object> state() {
        return firing ? List.of(labels, startsAt) : List.of(labels, startsAt, endsAt);
    }

    /** Whether Alertmanager takes both as one alert. */
    boolean isSameAs(AlertmanagerAlert other) {
        return labels.equals(other.labels);
    }

    /** The same alert, which late hits have taken away. */
    AlertmanagerAlert endedAt(Instant end) {
        return new AlertmanagerAlert(labels, annotations, startsAt, end, false);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("labels", labels);
        json.put("annotations", annotations);
        json.put("startsAt", startsAt.toString());
        json.put("endsAt", endsAt.toString());
        return json;
    }
}
