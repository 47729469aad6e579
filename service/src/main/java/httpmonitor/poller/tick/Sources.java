package httpmonitor.poller.tick;

import httpmonitor.traffic.SourceHeartbeat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows which sources fall silent and which come back. Stateful, from tick to tick. */
final class Sources {

    private record Source(String host, String path) {
        static Source of(SourceHeartbeat beat) {
            return new Source(beat.host(), beat.path());
        }
    }

    /** The sources that pollers do not wait for any more, with their {@code coveredUntil}. */
    private final Map<Source, Instant> dropped = new HashMap<>();

    /**
     * The time up to which sources that were dropped, and are heard again, had stored everything; {@link Instant#MAX}
     * where there is none. Lines that they read before may be stored only now. Call this before {@link #dropped}.
     */
    Instant returnedCovered(Horizon horizon) {
        return horizon.fresh().stream()
                .map(beat -> dropped.getOrDefault(Source.of(beat), Instant.MAX))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** Drops the silent sources where there are fresh ones; returns a sentence for each that is dropped now. */
    List<String> dropped(Horizon horizon) {
        Set<Source> silent = horizon.silent().stream().map(Source::of).collect(Collectors.toSet());
        dropped.keySet().retainAll(silent);
        List<String> sentences = new ArrayList<>();
        if (horizon.fresh().isEmpty()) {
            return sentences;
        }
        for (SourceHeartbeat beat : horizon.silent()) {
            if (dropped.put(Source.of(beat), beat.coveredUntil()) == null) {
                sentences.add(beat.path() + " on " + beat.host() + " has been silent since " + beat.at()
                        + " and is no longer waited for.");
            }
        }
        return sentences;
    }
}
