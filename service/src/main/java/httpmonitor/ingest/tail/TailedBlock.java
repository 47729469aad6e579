package httpmonitor.ingest.tail;

import java.util.List;

/**
 * The result of reading one block of a source: its lines, and other events of the source, in order.
 *
 * @param events empty where the block completes no line
 */
public record TailedBlock(List<Tailed> events) {

    /** Copies the list. */
    public TailedBlock {
        events = List.copyOf(events);
    }
}
