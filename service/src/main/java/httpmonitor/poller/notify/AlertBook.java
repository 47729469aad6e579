package httpmonitor.poller.notify;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertTransition;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.notify.SeenAlert.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the alerts of one rule of the last day, as a poller sees them tick by tick. Stateful, for one thread.
 *
 * <p>Events report changes. The state also covers an alert that fired before the first event.
 */
public final class AlertBook {

    /** How long an alert is kept after its end. */
    static final Duration KEPT = Duration.ofHours(24);

    private final NavigableMap<Instant, AlertTransition> transitions = new TreeMap<>();

    /**
     * Adds a tick, and returns the known alerts, oldest first.
     *
     * @param t the tick's instant
     * @param news the tick's events, in the order in which they were emitted
     * @param state the alert's state; while blind the held one; empty where it is unknown
     * @param window the window at {@code t}, empty where it is unknown
     * @param blind whether the state may be older than {@code t}: then only an event ends an alert
     */
    public List<SeenAlert> update(
            Instant t, List<AlertEvent> news, Optional<AlertState> state, Optional<WindowCount> window, boolean blind) {
        if (!blind) {
            // Where the clock has been set back, transitions that are known already are yet to come.
            transitions.tailMap(t, true).clear();
        }
        take(news);
        state.ifPresent(holds -> reconcile(t, holds, window, blind));
        List<SeenAlert> alerts = alerts(state);
        alerts.removeIf(alert -> alert.endsBy(t.minus(KEPT)));
        Instant oldest = alerts.isEmpty() ? t.minus(KEPT) : alerts.getFirst().firedAt();
        transitions.headMap(oldest, false).clear();
        return alerts;
    }

    /** Takes the events in two passes, since one transition may have moved to the time of another. */
    private void take(List<AlertEvent> news) {
        NavigableMap<Instant, AlertTransition> moved = new TreeMap<>();
        for (AlertEvent item : news) {
            switch (item) {
                case AlertTransition transition -> moved.put(transition.time(), transition);
                case AlertCorrection correction -> {
                    transitions.remove(correction.was());
                    correction.now().ifPresent(right -> moved.put(right.time(), right));
                }
            }
        }
        transitions.putAll(moved);
    }

    private void reconcile(Instant t, AlertState state, Optional<WindowCount> window, boolean blind) {
        List<SeenAlert> known = alerts(Optional.of(state));
        Optional<SeenAlert> last = known.isEmpty() ? Optional.empty() : Optional.of(known.getLast());
        switch (state) {
            case AlertState.Firing firing -> {
                boolean fits = last.filter(
                                alert -> alert.isFiring() && alert.firedAt().equals(firing.since()))
                        .isPresent();
                boolean newer =
                        last.filter(alert -> !alert.endsBy(firing.since())).isPresent();
                if (!fits && !(blind && newer)) {
                    transitions.tailMap(firing.since(), true).clear();
                    transitions.put(firing.since(), new AlertTransition.Fired(firing.since(), firing.window()));
                }
            }
            case AlertState.Quiet quiet -> {
                if (!blind) {
                    last.filter(SeenAlert::isFiring).ifPresent(gone -> end(gone, t, window));
                }
            }
        }
    }

    /** Ends an alert that is no longer found, because of late hits, or because hits were deleted. */
    private void end(SeenAlert gone, Instant t, Optional<WindowCount> window) {
        transitions.put(
                t, new AlertTransition.Recovered(t, window.orElse(WindowCount.of(0)), gone.firedAt(), gone.peak()));
    }

    private List<SeenAlert> alerts(Optional<AlertState> state) {
        List<SeenAlert> alerts = new ArrayList<>();
        AlertTransition.@Nullable Fired open = null;
        for (AlertTransition transition : transitions.values()) {
            switch (transition) {
                case AlertTransition.Fired fired -> open = open == null ? fired : open;
                case AlertTransition.Recovered recovered -> {
                    // Else it is the end of the last alert again, seen before the event that tells its second.
                    if (open != null || alerts.isEmpty() || alerts.getLast().endsBy(recovered.firedAt())) {
                        alerts.add(ended(Optional.ofNullable(open), recovered));
                        open = null;
                    }
                }
            }
        }
        if (open != null) {
            alerts.add(firing(open, state));
        }
        return alerts;
    }

    /** The alert of a recovery, whose fire may be before the first event. */
    private static SeenAlert ended(Optional<AlertTransition.Fired> fired, AlertTransition.Recovered recovered) {
        return new SeenAlert(
                fired.map(AlertTransition.Fired::time).orElse(recovered.firedAt()),
                fired.map(AlertTransition.Fired::window),
                recovered.peak(),
                Optional.of(new Recovery(recovered.time(), Optional.of(recovered.window()))));
    }

    private static SeenAlert firing(AlertTransition.Fired fired, Optional<AlertState> state) {
        WindowCount peak = state.filter(holds -> holds instanceof AlertState.Firing firing
                        && firing.since().equals(fired.time()))
                .map(holds -> ((AlertState.Firing) holds).peak())
                .orElse(fired.window());
        return new SeenAlert(fired.time(), Optional.of(fired.window()), peak, Optional.empty());
    }
}
