package httpmonitor.traffic;

import httpmonitor.traffic.TrafficFilter.Condition;
import java.util.List;
import java.util.Optional;

/**
 * A closer look at some hits of an interval; every list has the busiest values, most hits first.
 *
 * @param of which hits, for example those of one section
 * @param hits their number
 * @param urls paths, without their queries
 * @param clients client addresses
 * @param sections sections
 * @param statuses status codes
 * @param methods request methods
 * @param userAgents what clients call themselves
 * @param latency of those that have a duration; empty where none has one
 */
public record DetailTraffic(
        Condition of,
        long hits,
        List<Count> urls,
        List<Count> clients,
        List<Count> sections,
        List<Count> statuses,
        List<Count> methods,
        List<Count> userAgents,
        Optional<Latency> latency) {

    /** A look at hits without durations. */
    public DetailTraffic(
            Condition of,
            long hits,
            List<Count> urls,
            List<Count> clients,
            List<Count> sections,
            List<Count> statuses,
            List<Count> methods,
            List<Count> userAgents) {
        this(of, hits, urls, clients, sections, statuses, methods, userAgents, Optional.empty());
    }

    /** Copies its lists. */
    public DetailTraffic {
        urls = List.copyOf(urls);
        clients = List.copyOf(clients);
        sections = List.copyOf(sections);
        statuses = List.copyOf(statuses);
        methods = List.copyOf(methods);
        userAgents = List.copyOf(userAgents);
    }

    /**
     * How many of the hits have some value.
     *
     * @param value raw log text
     */
    public record Count(String value, long hits) {}
}
