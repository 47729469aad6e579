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
 * Keeps what a poller learns about one rule, tick by tick, as the alerts of the last day. Stateful, for one thread.
 *
 * <p>News say what changed; the state says what holds, also where an alert fired so long ago that it is no news.
 */
public final class AlertBook {

    /** Alerts that ended before that are forgotten. */
    static final Duration KEPT = Duration.ofHours(24);

    private final NavigableMap<Instant, AlertTransition> transitions = new TreeMap<>();

    /**
     * Takes in a tick, and gives the alerts that are known after it, oldest first.
     *
     * @param t the tick's instant
     * @param news in the order in which they were emitted
     * @param state the alert's state; the one held while blind, empty where that was never known
     * @param window what the window holds at {@code t}, empty where not known
     * @param blind whether the state may be older than {@code t}: then only news end an alert
     */
    public List<SeenAlert> update(
            Instant t, List<AlertEvent> news, Optional<AlertState> state, Optional<WindowCount> window, boolean blind) {
        take(news);
        state.ifPresent(holds -> reconcile(t, holds, window, blind));
        List<SeenAlert> alerts = alerts(state);
        alerts.removeIf(alert -> alert.endsBy(t.minus(KEPT)));
        Instant oldest = alerts.isEmpty() ? t.minus(KEPT) : alerts.getFirst().firedAt();
        transitions.headMap(oldest, false).clear();
        return alerts;
    }

    /** In two passes: one transition may have moved to where another one was. */
    private void take(List<AlertEvent> news) {
        NavigableMap<Instant, AlertTransition> moved = new TreeMap<>();
        for (AlertEvent item : news) {
            switch (item) {
                case AlertTransition transition -> moved.put(transition.time(), transition);
                case AlertCorrection correction -> {
                    AlertTransition was = transitions.remove(correction.was());
                    correction.time().ifPresent(time -> moved.put(time, moved(was, correction, time)));
                }
            }
        }
        transitions.putAll(moved);
    }

    /** A correction does not say what the window held at the new second; that of the old one is the best known. */
    private static AlertTransition moved(@Nullable AlertTransition was, AlertCorrection correction, Instant time) {
        WindowCount window = was == null ? WindowCount.of(0) : was.window();
        return switch (correction.of()) {
            case FIRED -> new AlertTransition.Fired(time, window);
            case RECOVERED ->
                was instanceof AlertTransition.Recovered known
                        ? new AlertTransition.Recovered(time, window, known.firedAt(), known.peak())
                        : new AlertTransition.Recovered(time, window, time, window);
        };
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

    /** Late hits took its fire back, or stored hits have been deleted: it is over all the same. */
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
                    alerts.add(ended(Optional.ofNullable(open), recovered));
                    open = null;
                }
            }
        }
        if (open != null) {
            alerts.add(firing(open, state));
        }
        return alerts;
    }

    /** A recovery may be news where its fire was too long ago to be. */
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
