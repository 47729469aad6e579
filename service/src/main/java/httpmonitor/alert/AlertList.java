package httpmonitor.alert;

import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pairs the transitions of a stretch to alerts. */
final class AlertList {

    private AlertList() {}

    /** The alerts of a stretch, oldest first, of which those that fired before {@code from} are marked. */
    static List<Alert> of(AlertStretch stretch, Instant from) {
        List<Alert> alerts = new ArrayList<>();
        long firedHits = stretch.before() instanceof Firing firing ? firing.hits() : 0;
        for (AlertTransition transition : stretch.transitions()) {
            switch (transition) {
                case Fired fired -> firedHits = fired.hits();
                case Recovered recovered -> alerts.add(recovered(recovered, firedHits, from));
            }
        }
        if (stretch.state() instanceof Firing firing) {
            alerts.add(firing(firing, from));
        }
        return List.copyOf(alerts);
    }

    private static Alert recovered(Recovered recovered, long hits, Instant from) {
        Instant firedAt = recovered.firedAt();
        return new Alert(firedAt, Optional.of(recovered.time()), hits, recovered.peakHits(), firedAt.isBefore(from));
    }

    private static Alert firing(Firing firing, Instant from) {
        Instant firedAt = firing.since();
        return new Alert(firedAt, Optional.empty(), firing.hits(), firing.peakHits(), firedAt.isBefore(from));
    }
}
