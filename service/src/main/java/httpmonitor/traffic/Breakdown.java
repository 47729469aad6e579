package httpmonitor.traffic;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The breakdown of the hits of a range. Each list has the values with most hits, most first.
 *
 * @param range the seconds counted
 * @param hits all hits
 * @param bytes sum of their response bodies
 * @param clients distinct client addresses, right to 1 %
 * @param status hits by status class, only classes that occur
 * @param latency how long the server took; empty where no hit has a duration
 * @param lists a list for each dimension, in the order of {@link Dimension}
 */
public record Breakdown(
        TimeRange range,
        long hits,
        long bytes,
        long clients,
        Map<StatusClass, Long> status,
        Optional<Latency> latency,
        Map<Dimension, List<Part>> lists) {

    /** Copies its collections. */
    public Breakdown {
        status = Map.copyOf(status);
        lists = Map.copyOf(lists);
    }

    /** What hits are listed by. */
    public enum Dimension {
        SECTIONS,
        /** Paths. */
        URLS,
        /** Paths of hits with a status from 400 on. */
        FAILING_URLS,
        CLIENTS,
        STATUSES,
        METHODS,
        /** What clients call themselves. */
        AGENTS,
        REFERRERS,
        /** Virtual hosts. */
        DOMAINS,
        /** Servers that wrote the log. */
        HOSTS
    }

    /**
     * The hits with one value.
     *
     * @param value raw log text
     * @param hits their number
     * @param bytes sum of the response bodies
     * @param clientErrors hits with a 4xx status
     * @param serverErrors hits with a 5xx status
     */
    public record Part(String value, long hits, long bytes, long clientErrors, long serverErrors) {}
}
