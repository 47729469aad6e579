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

    /** Those that are no longer waited for, with what they covered. */
    private final Map<Source, Instant> dropped = new HashMap<>();

    /**
     * Up to when sources that were dropped before, and are heard again, had stored everything; {@link Instant#MAX}
     * where none is. What they read before they fell silent may have been stored only now. To be asked before
     * {@link #dropped}.
     */
    Instant returnedCovered(Horizon horizon) {
        return horizon.fresh().stream()
                .map(beat -> dropped.getOrDefault(Source.of(beat), Instant.MAX))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** Drops the silent sources where there are others to go by; gives a sentence for each that is dropped now. */
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
