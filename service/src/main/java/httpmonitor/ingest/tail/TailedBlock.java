package httpmonitor.ingest.tail;

import java.util.List;

/**
 * What one reading of one source came to: the lines of a block, and what happened to the source meanwhile, in order.
 *
 * @param events may be empty, where a block completes no line
 */
public record TailedBlock(List<Tailed> events) {

    /** Copies the list. */
    public TailedBlock {
        events = List.copyOf(events);
    }
}
