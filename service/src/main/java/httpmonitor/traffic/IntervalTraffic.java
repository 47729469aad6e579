package httpmonitor.traffic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The traffic of one interval.
 *
 * @param range the interval
 * @param hits all hits of it
 * @param bytes sum of their response bodies
 * @param clients distinct client addresses, right to 1 %
 * @param noSection hits without a section
 * @param status hits by status class, only classes that occur
 * @param sections the busiest sections, most hits first, equal counts by code point
 * @param clientList the busiest clients, in the same order
 * @param estimated whether the lists' counts may be off, because there were too many sections or clients
 * @param latency of its hits that have a duration; empty where none has one
 * @param further the lists that are there only where they were asked for
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
        boolean estimated,
        Optional<Latency> latency,
        FurtherLists further) {

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
     * @param p95 95 of 100 of its hits that have a duration took at most that many nanoseconds; empty where none has
     *     one, or that is not known
     */
    public record Section(String name, long hits, long bytes, long clientErrors, long serverErrors, OptionalLong p95) {}

    /**
     * One client's part of the interval.
     *
     * @param address as the log writes it; raw log text
     * @param bytes sum of the response bodies
     */
    public record Client(String address, long hits, long bytes) {}
}
