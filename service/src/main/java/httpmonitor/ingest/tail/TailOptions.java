package httpmonitor.ingest.tail;

import httpmonitor.ingest.tail.file.Handles;
import java.nio.file.Path;
import java.util.List;

/**
 * What to tail, and how.
 *
 * @param sources files, globs, or {@value #STANDARD_INPUT}; relative to the working folder
 * @param checkpoints the folder of the checkpoints; created where it is missing
 * @param host the name of this host, a part of every line's identity
 * @param once whether to stop at the end of the files; else they are followed
 * @param fromEnd whether to skip the existing content of files at the first look
 * @param handles the highest number of open files; the others are opened when there is something to read
 * @param lineMemory the number of bytes of lines without LF that are kept of all files; others are read again
 */
public record TailOptions(
        List<String> sources,
        Path checkpoints,
        String host,
        boolean once,
        boolean fromEnd,
        int handles,
        int lineMemory) {
    /** The source that is standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final int LINE_MEMORY = 1 << 24;

    public TailOptions {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("at least one source must be given");
        }
        if (handles < 1) {
            throw new IllegalArgumentException("at least one file must be allowed to be open");
        }
    }

    /** Uses half of the handles that this process may have. */
    public TailOptions(List<String> sources, Path checkpoints, String host, boolean once, boolean fromEnd) {
        this(sources, checkpoints, host, once, fromEnd, Handles.ofThisProcess(), LINE_MEMORY);
    }
}
