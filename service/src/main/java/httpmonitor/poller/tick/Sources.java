package httpmonitor.poller.tick;

import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.SourceHeartbeat.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows which sources fall silent, come back, and warn. Stateful, from tick to tick. */
final class Sources {

    /** The sources that pollers do not wait for any more, with their {@code coveredUntil}. */
    private final Map<Source, Instant> dropped = new HashMap<>();

    private final Set<Source> warned = new HashSet<>();

    /**
     * The time up to which sources that were dropped, and are heard again, had stored everything; {@link Instant#MAX}
     * where there is none. Lines that they read before may be stored only now. Call this before {@link #dropped}.
     */
    Instant returnedCovered(Horizon horizon) {
        return horizon.fresh().stream()
                .map(beat -> dropped.getOrDefault(beat.source(), Instant.MAX))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    /** Drops the silent sources where there are fresh ones; returns a sentence for each that is dropped now. */
    List<String> dropped(Horizon horizon) {
        Set<Source> silent =
                horizon.silent().stream().map(SourceHeartbeat::source).collect(Collectors.toSet());
        dropped.keySet().retainAll(silent);
        List<String> sentences = new ArrayList<>();
        if (horizon.fresh().isEmpty()) {
            return sentences;
        }
        for (SourceHeartbeat beat : horizon.silent()) {
            if (dropped.put(beat.source(), beat.coveredUntil()) == null) {
                sentences.add(beat.path() + " on " + beat.host() + " has been silent since " + beat.at()
                        + " and is no longer waited for.");
            }
        }
        return sentences;
    }

    /** A sentence for each source whose writer warns for the first time; may hold raw text of a log. */
    List<String> warnings(List<SourceHeartbeat> heartbeats) {
        return heartbeats.stream()
                .filter(beat -> !beat.warning().isEmpty() && warned.add(beat.source()))
                .map(beat -> "On " + beat.host() + ": " + beat.warning())
                .toList();
    }
}
