package httpmonitor.poller.tick;

import static httpmonitor.traffic.TimeRange.earlier;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertStretch;
import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The state of an alert at a second that only late lines can still change. Ticks fold their hits from there.
 *
 * @param beginning the beginning of the log, as it was known then
 * @param lateness the state of late hits for earlier seconds
 */
record AlertAnchor(Instant second, AlertState state, Instant beginning, Instant notifiedSince, LateEpisode lateness) {

    static AlertAnchor ofNothing(Instant notifiedSince) {
        return new AlertAnchor(Instant.MIN, new AlertState.Quiet(), Instant.MIN, notifiedSince, LateEpisode.NONE);
    }

    AlertAnchor movedTo(AlertStretch upToIt, Instant newBeginning) {
        return new AlertAnchor(upToIt.last(), upToIt.state(), newBeginning, notifiedSince, lateness);
    }

    AlertAnchor movedTo(Instant newSecond, AlertState newState) {
        return new AlertAnchor(newSecond, newState, beginning, notifiedSince, lateness);
    }

    AlertAnchor after(LateEpisode newLateness) {
        return new AlertAnchor(second, state, beginning, notifiedSince, newLateness);
    }

    AlertStretch nothingAfter() {
        Instant next = second.plusSeconds(1);
        return new AlertStretch(new TimeRange(next, next), state, List.of(), state, next, 0);
    }

    /** The first second whose state matters to what is shown. */
    Instant shownSince() {
        Instant shown = earlier(notifiedSince, second);
        return state instanceof AlertState.Firing firing
                ? earlier(shown, firing.since().minusSeconds(1))
                : shown;
    }

    /**
     * The first second from which history has changed, if it has.
     *
     * @param late the first second that late hits change, if any came
     * @param newBeginning the beginning of the log, as it is known now
     */
    Optional<Instant> changedSince(Optional<Instant> late, Instant newBeginning, AlertRule rule) {
        Optional<Instant> lateSecond = late.map(hit -> hit.truncatedTo(ChronoUnit.SECONDS));
        Instant shown = shownSince();
        // Weeks that retention deletes do not change results that used them.
        boolean mattered = newBeginning.isBefore(beginning)
                ? isAfter(beginning, shown, rule.reach())
                : newBeginning.isAfter(beginning) && isAfter(newBeginning, shown, rule.window());
        return mattered ? Optional.of(lateSecond.map(hit -> earlier(hit, shown)).orElse(shown)) : lateSecond;
    }

    /** Whether the log began too late to judge the seconds after {@code shown}. */
    private static boolean isAfter(Instant beginning, Instant shown, Duration reach) {
        return beginning.isAfter(shown.minus(reach));
    }
}
