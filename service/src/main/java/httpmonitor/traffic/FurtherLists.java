package httpmonitor.traffic;

import httpmonitor.traffic.IntervalTraffic.Section;
import java.util.List;
import java.util.Optional;

/**
 * The lists of an interval that were asked for, most hits first, equal counts by code point; those that were not asked
 * for are empty.
 *
 * @param urls the busiest paths, with the figures of a section
 * @param referrers the pages that clients came from
 * @param agents what clients call themselves
 */
public record FurtherLists(
        Optional<List<Section>> urls, Optional<List<Referrer>> referrers, Optional<List<Agent>> agents) {

    /** None was asked for. */
    public static final FurtherLists NONE = new FurtherLists(Optional.empty(), Optional.empty(), Optional.empty());

    /** Copies the lists. */
    public FurtherLists {
        urls = urls.map(List::copyOf);
        referrers = referrers.map(List::copyOf);
        agents = agents.map(List::copyOf);
    }

    /**
     * Hits that came from one page.
     *
     * @param url as the client says; raw log text
     */
    public record Referrer(String url, long hits) {}

    /**
     * Hits of one kind of client.
     *
     * @param name with its major version where that is known, for example {@code Chrome 126}; raw log text where it is
     *     not known
     */
    public record Agent(String name, AgentKind kind, long hits) {}
}
