package httpmonitor.poller.tick;

import httpmonitor.alert.AlertStretch;
import httpmonitor.alert.AlertTransition;
import httpmonitor.traffic.LateHits;
import httpmonitor.traffic.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state that a tick passes to the next one while hits come late. With it, history is read again only where hits
 * were added. Transitions found there are emitted once two ticks agree on them: while a backlog is read, each tick
 * finds others.
 *
 * @param isOpen whether the last tick found hits that came late
 * @param judged the judged hits of the seconds for which late hits matter; empty where they were not counted
 * @param held the transitions that were found there and are not emitted yet
 * @param patience the time after which a finding is emitted even if it changes at every tick
 */
record LateEpisode(boolean isOpen, Optional<Judged> judged, Optional<Held> held, Duration patience) {

    private static final Duration FIRST_PATIENCE = Duration.ofMinutes(1);

    private static final Duration MOST_PATIENCE = Duration.ofMinutes(30);

    /** No hit came late. */
    static final LateEpisode NONE = new LateEpisode(false, Optional.empty(), Optional.empty(), FIRST_PATIENCE);

    /** How many hits of some seconds were judged. */
    record Judged(TimeRange seconds, long hits) {}

    /**
     * Transitions that are emitted when the next tick finds them again.
     *
     * @param seconds the seconds in which they were found
     * @param since the tick that first found a change
     */
    record Held(TimeRange seconds, List<AlertTransition> found, Instant since) {

        private boolean isConfirmedBy(AlertStretch again) {
            return again.transitions().stream()
                    .filter(transition -> transition.time().isBefore(seconds.to()))
                    .toList()
                    .equals(found);
        }
    }

    /**
     * The oldest late hit; empty where the number of hits is the same as was judged: then no hit was added, and the
     * clock of a writer is ahead.
     *
     * @param seconds for which late hits matter
     */
    Optional<Instant> arrived(LateHits late, TimeRange seconds) {
        boolean nothingAdded = late.stored().isPresent()
                && judged.equals(Optional.of(new Judged(seconds, late.stored().getAsLong())));
        return nothingAdded ? Optional.empty() : late.oldest();
    }

    /** The transitions of a changed history that a tick holds back, if any. */
    Optional<Held> holdBack(AlertStretch history, Instant t) {
        if (held.filter(before -> before.isConfirmedBy(history)).isPresent()) {
            return Optional.empty();
        }
        Instant since = held.map(Held::since).orElse(t);
        return t.isBefore(since.plus(patience))
                ? Optional.of(new Held(history.judged(), history.transitions(), since))
                : Optional.empty();
    }

    /**
     * The patience after a tick for {@code t}. It doubles each time that it ran out, so that a backlog that is read for
     * hours causes only a few notifications. It starts over once no hit comes late.
     */
    Duration patienceAfter(Instant t, boolean open, Optional<Held> now) {
        if (!open) {
            return FIRST_PATIENCE;
        }
        boolean ranOut = now.isEmpty()
                && held.filter(before -> !t.isBefore(before.since().plus(patience)))
                        .isPresent();
        Duration twice = patience.multipliedBy(2);
        return !ranOut ? patience : twice.compareTo(MOST_PATIENCE) < 0 ? twice : MOST_PATIENCE;
    }

    /** The second from which history is read again: of an added hit, or of held transitions. */
    Optional<Instant> changedSince(Optional<Instant> arrived) {
        Optional<Instant> heldSince = held.map(before -> before.seconds().from());
        return arrived.map(hit -> heldSince.filter(hit::isAfter).orElse(hit)).or(() -> heldSince);
    }
}
