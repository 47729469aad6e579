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
 * @param backlogBytes bytes that the source holds and the store does not yet, at least 0; empty where the writer knows
 *     no sizes
 * @param size bytes that the source holds; empty where the writer knows no sizes
 * @param hits how many of its hits the writer has stored since it was started; 0 where it does not count them
 * @param warning sentences of the writer about lines that are no hits, raw text; empty where there is nothing to warn
 *     of
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

    /**
     * What to say of the backlog after another phrase, such as {@code , 41.2 MiB of 48.0 MiB to go (14% stored)};
     * empty where it is not known.
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

    /** Rounded down: all is stored only where nothing is left. */
    private static long percentStored(long left, long size) {
        return (long) (100.0 * (size - left) / size);
    }
}
