package httpmonitor.store;

import java.util.List;

/**
 * The end of a running node.
 *
 * @param code exit code of the process, 128 plus the signal's number where a signal ended it
 * @param reason one sentence for the user: why it ended, and what to do
 * @param lastLines the end of its output, oldest first
 */
public record NodeExit(int code, String reason, List<String> lastLines) {

    /** Copies the lines. */
    public NodeExit {
        lastLines = List.copyOf(lastLines);
    }
}
