package httpmonitor.traffic;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * The last sign of life of one tailed source.
 *
 * @param host name of the host that holds the file
 * @param path of the file, or of the pipeline that reads it; raw text
 * @param at when it was written, on the writer's clock
 * @param coveredUntil up to which time all that the source holds is stored
 * @param backlogBytes bytes that the source holds and the store does not yet, at least 0; empty where the writer knows no sizes
 * @param hits how many of its hits the writer has stored since it was started; 0 where it does not count them
 */
public record SourceHeartbeat(
        String host, String path, Instant at, Instant coveredUntil, OptionalLong backlogBytes, long hits) {

    /** Of a writer that does not count hits. */
    public SourceHeartbeat(String host, String path, Instant at, Instant coveredUntil, long backlogBytes) {
        this(host, path, at, coveredUntil, OptionalLong.of(backlogBytes), 0);
    }

    /** What to say of the backlog behind another phrase; empty where it is not known. */
    public String backlogPhrase() {
        return backlogBytes.isPresent() ? ", " + backlogBytes.getAsLong() + " bytes to go" : "";
    }
}
