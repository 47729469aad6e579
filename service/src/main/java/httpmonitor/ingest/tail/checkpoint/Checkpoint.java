package httpmonitor.ingest.tail.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import httpmonitor.ingest.tail.identity.KnownFile;
import java.util.List;

/**
 * How far the reading of one source has come.
 *
 * @param version of this format
 * @param source the path that is tailed
 * @param lookedAt when it was last looked at, in nanoseconds since the epoch
 * @param lastHit own time of the last line that was answered for, in seconds since the epoch
 * @param files the files that had this path, oldest first
 * @param passed files next to it that are none of its
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Checkpoint(
        int version, String source, long lookedAt, long lastHit, List<KnownFile> files, List<Passed> passed) {
    public static final int VERSION = 1;

    /** A file, by what stays when it is renamed and does not come back with its inode. */
    public record Passed(long inode, long created) {}

    public Checkpoint {
        files = List.copyOf(files);
        passed = List.copyOf(passed);
    }
}
