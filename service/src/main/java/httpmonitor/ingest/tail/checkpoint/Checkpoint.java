package httpmonitor.ingest.tail.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import httpmonitor.ingest.tail.identity.KnownFile;
import java.util.List;

/**
 * How far one source is read and answered.
 *
 * @param version the version of the format
 * @param source the path that is tailed
 * @param lookedAt when it was last looked at, in nanoseconds since the epoch
 * @param lastHit own time of the last answered line, in seconds since the epoch
 * @param files the files that had this path, oldest first
 * @param passed files next to it that do not belong to it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Checkpoint(
        int version, String source, long lookedAt, long lastHit, List<KnownFile> files, List<Passed> passed) {
    public static final int VERSION = 1;

    /**
     * A file, by its inode and time of creation: they stay when it is renamed, and an inode that is used again differs.
     */
    public record Passed(long inode, long created) {}

    public Checkpoint {
        files = List.copyOf(files);
        passed = List.copyOf(passed);
    }
}
