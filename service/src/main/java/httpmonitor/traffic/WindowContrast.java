package httpmonitor.traffic;

import java.util.List;

/**
 * Whose hits a window holds, against the window of the same length right before it.
 *
 * @param window the window
 * @param hits its hits
 * @param hitsBefore the hits of the window before
 * @param sections the busiest sections, most hits first, equal counts by code point
 * @param clients the busiest clients, in the same order
 */
public record WindowContrast(TimeRange window, long hits, long hitsBefore, List<Part> sections, List<Part> clients) {

    /** Copies its lists. */
    public WindowContrast {
        sections = List.copyOf(sections);
        clients = List.copyOf(clients);
    }

    /** Which values are the busiest ones. */
    public enum Order {
        /** Those with most hits in the window: they made it what it is. */
        NOW,
        /** Those with most hits in the window before: if any are missing, then they. */
        BEFORE
    }

    /**
     * What one section or client has to do with it.
     *
     * @param value raw log text
     */
    public record Part(String value, long hits, long hitsBefore) {

        /** By how many hits it grew; negative where it shrank. */
        public long change() {
            return hits - hitsBefore;
        }
    }
}
