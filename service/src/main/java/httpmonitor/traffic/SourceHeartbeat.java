package httpmonitor.traffic;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * The last heartbeat of one tailed source.
 *
 * @param host name of the host that holds the file
 * @param path of the file, or of the pipeline that reads it; raw text
 * @param at when it was written, on the writer's clock
 * @param coveredUntil the time up to which all lines of the source are stored
 * @param backlogBytes bytes of the source that are not stored yet, at least 0; empty where the writer knows no sizes
 * @param size bytes of the source; empty where the writer knows no sizes
 * @param hits the hits that the writer has stored since its start; 0 where it does not count them
 * @param warning sentences of the writer about lines that are no hits, raw text; empty where there is no warning
 */
public record SourceHeartbeat(
        String host,
        String path,
        Instant at,
        Instant coveredUntil,
        OptionalLong backlogBytes,
        OptionalLong size,
        long hits,
        String warning) {

    /** What distinguishes a source from others. */
    public record Source(String host, String path) {}

    /** The source that it is of. */
    public Source source() {
        return new Source(host, path);
    }

    /**
     * A phrase about the backlog, to be appended to another one, such as {@code , 41.2 MiB of 48.0 MiB to go (14%
     * stored)}; empty where it is not known.
     */
    public String backlogPhrase() {
        if (backlogBytes.isEmpty()) {
            return "";
        }
        long left = backlogBytes.getAsLong();
        String share = size.orElse(0) >= left && size.orElse(0) > 0
                ? " of " + ByteText.of(size.getAsLong()) + " to go (" + percentStored(left, size.getAsLong())
                        + "% stored)"
                : " to go";
        return ", " + ByteText.of(left) + share;
    }

    /** The percentage, rounded down: 100 only where nothing is left. */
    private static long percentStored(long left, long size) {
        return (long) (100.0 * (size - left) / size);
    }
}
