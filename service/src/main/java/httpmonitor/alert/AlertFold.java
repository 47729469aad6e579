package httpmonitor.alert;

import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.AlertState.Quiet;
import httpmonitor.traffic.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Folds windows second by second into states and transitions. Seconds come in order. */
final class AlertFold {

    private final AlertJudge judge;
    private final AlertState before;
    private final List<AlertTransition> transitions = new ArrayList<>();
    private AlertState state;
    private long withoutBaseline;
    private Optional<Instant> deferred = Optional.empty();

    /**
     * A fold that begins after {@code start}.
     *
     * @param before the state at {@code start}
     */
    AlertFold(AlertJudge judge, AlertState before, Instant start) {
        this.judge = judge;
        this.before = before;
        this.state = before;
        if (judge.isOpen(before, start)) {
            deferred = Optional.of(start.plusSeconds(1));
        }
    }

    /** Judges every second whose window is known but the first, whose state is known already. */
    void advance(WindowCounts windows, Instant end) {
        for (Instant t = windows.first().plusSeconds(1); !t.isAfter(end); t = t.plusSeconds(1)) {
            advance(t, windows.at(t));
        }
    }

    private void advance(Instant t, WindowCount window) {
        if (deferred.isEmpty() && judge.defers(state, t, window)) {
            deferred = Optional.of(t);
        }
        withoutBaseline += window.hasNoBaseline() ? 1 : 0;
        AlertState next = judge.judge(state, t, window);
        if (state instanceof Quiet && next instanceof Firing) {
            transitions.add(new AlertTransition.Fired(t, window));
        }
        if (state instanceof Firing firing && next instanceof Quiet) {
            transitions.add(new AlertTransition.Recovered(t, window, firing.since(), firing.peak()));
        }
        state = next;
    }

    /** Counts seconds that cannot have a baseline, without judging them one by one. */
    void passOver(long seconds) {
        withoutBaseline += seconds;
    }

    /** The state after the last second. */
    AlertState state() {
        return state;
    }

    /** The result over the judged seconds. */
    AlertStretch over(TimeRange judged) {
        return new AlertStretch(judged, before, transitions, state, deferred.orElse(judged.to()), withoutBaseline);
    }
}
