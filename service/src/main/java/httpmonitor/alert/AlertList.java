package httpmonitor.alert;

import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes alerts of the transitions of a stretch. */
final class AlertList {

    private AlertList() {}

    /** The alerts of a stretch, oldest first; those that fired before {@code from} are marked. */
    static List<Alert> of(AlertStretch stretch, Instant from) {
        List<Alert> alerts = new ArrayList<>();
        WindowCount atFire = stretch.before() instanceof Firing firing ? firing.window() : WindowCount.of(0);
        for (AlertTransition transition : stretch.transitions()) {
            switch (transition) {
                case Fired fired -> atFire = fired.window();
                case Recovered recovered -> alerts.add(recovered(recovered, atFire, from));
            }
        }
        if (stretch.state() instanceof Firing firing) {
            alerts.add(firing(firing, from));
        }
        return List.copyOf(alerts);
    }

    private static Alert recovered(Recovered recovered, WindowCount atFire, Instant from) {
        Instant firedAt = recovered.firedAt();
        return new Alert(
                firedAt,
                Optional.of(recovered.time()),
                atFire,
                recovered.peak(),
                firedAt.isBefore(from),
                recovered.lostBaseline());
    }

    private static Alert firing(Firing firing, Instant from) {
        Instant firedAt = firing.since();
        return new Alert(firedAt, Optional.empty(), firing.window(), firing.peak(), firedAt.isBefore(from));
    }
}
