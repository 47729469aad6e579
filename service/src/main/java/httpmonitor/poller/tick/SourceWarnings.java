package httpmonitor.poller.tick;

import httpmonitor.traffic.SourceHeartbeat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says once what the writer of a source warns of. Stateful, from tick to tick. */
final class SourceWarnings {

    private record Source(String host, String path) {}

    private final Set<Source> warned = new HashSet<>();

    /** A sentence for each source that is warned of since this tick; may hold raw text of a log. */
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
