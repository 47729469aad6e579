package httpmonitor.traffic;

import java.util.List;
import java.util.Map;

/**
 * What happened in one interval.
 *
 * @param range the interval
 * @param hits all hits of it
 * @param bytes sum of their response bodies
 * @param clients distinct client addresses, right to 1 %
 * @param noSection hits without a section
 * @param status hits by status class, only classes that occur
 * @param sections the busiest sections, most hits first, equal counts by code point
 * @param clientList the busiest clients, in the same order
 * @param estimated whether there were so many sections or clients that the lists' counts may be off
 */
public record IntervalTraffic(
        TimeRange range,
        long hits,
        long bytes,
        long clients,
        long noSection,
        Map<StatusClass, Long> status,
        List<Section> sections,
        List<Client> clientList,
        boolean estimated) {

    /** Copies its collections. */
    public IntervalTraffic {
        status = Map.copyOf(status);
        sections = List.copyOf(sections);
        clientList = List.copyOf(clientList);
    }

    /**
     * One section's part of the interval.
     *
     * @param name the section, for example {@code /pages}; raw log text
     * @param bytes sum of the response bodies
     * @param clientErrors hits with a 4xx status
     * @param serverErrors hits with a 5xx status
     */
    public record Section(String name, long hits, long bytes, long clientErrors, long serverErrors) {}

    /**
     * One client's part of the interval.
     *
     * @param address as the log writes it; raw log text
     * @param bytes sum of the response bodies
     */
    public record Client(String address, long hits, long bytes) {}
}
