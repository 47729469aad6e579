package httpmonitor.poller.notify.target;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * An alert as Alertmanager takes it ({@code postableAlert} of its openapi.yaml).
 *
 * @param labels what it is known by
 * @param annotations what people read
 * @param startsAt when it fired
 * @param endsAt when it ended, or, while it is firing, when to believe so if nothing more is heard
 * @param firing whether it is
 */
record AlertmanagerAlert(
        SortedMap<String, String> labels,
        Map<String, String> annotations,
        Instant startsAt,
        Instant endsAt,
        boolean firing) {

    /** What must be posted at once when it changes. */
    List<Object> state() {
        return firing ? List.of(labels, startsAt) : List.of(labels, startsAt, endsAt);
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
