package httpmonitor.traffic;

import java.util.List;

/**
 * The sections and clients of a window, compared with the window of the same length right before it.
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

    /** The order of sections and clients. */
    public enum Order {
        /** Most hits in the window first. */
        NOW,
        /** Most hits in the window before first, for missing traffic. */
        BEFORE
    }

    /**
     * One section or client.
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
