package httpmonitor.poller.tick;

import httpmonitor.traffic.SourceHeartbeat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reports each warning of a source's writer once. Stateful, from tick to tick. */
final class SourceWarnings {

    private record Source(String host, String path) {}

    private final Set<Source> warned = new HashSet<>();

    /** A sentence for each source whose warning is new at this tick; may hold raw text of a log. */
    List<String> notes(List<SourceHeartbeat> heartbeats) {
        List<String> notes = new ArrayList<>();
        for (SourceHeartbeat beat : heartbeats) {
            if (!beat.warning().isEmpty() && warned.add(new Source(beat.host(), beat.path()))) {
                notes.add("On " + beat.host() + ": " + beat.warning());
            }
        }
        return notes;
    }
}
