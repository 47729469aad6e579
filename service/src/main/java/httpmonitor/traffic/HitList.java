package httpmonitor.traffic;

import httpmonitor.traffic.TrafficFilter.Comparison;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A list of the busiest values of one field. */
public enum HitList {
    /** Sections; part of every tick. */
    SECTIONS("section", Field.SECTION),
    /** Paths. */
    URLS("url", Field.URL),
    /** Paths of hits with a 4xx or 5xx status; only these hits count. */
    FAILING_URLS("url", Field.URL),
    /** Clients; part of every tick. */
    CLIENTS("client", Field.CLIENT),
    /** Networks of clients: 24 bits of an IPv4, 64 bits of an IPv6 address. */
    NETWORKS("network", Field.CLIENT),
    /** Status codes. */
    STATUS("status", Field.STATUS),
    METHODS("method", Field.METHOD),
    /** User agents, by the name that the catalog gives them. */
    AGENTS("agent", Field.AGENT),
    /** Referrers. */
    REFERRERS("referrer", Field.REFERRER),
    /** Virtual hosts. */
    HOSTS("host", Field.HOST),
    /** The servers that wrote the log. */
    SERVERS("server", Field.HOST);

    /** Over a longer span, percentiles of a thousand paths need too much memory. */
    private static final Duration LONGEST_FOR_URLS = Duration.ofHours(6);

    private static final List<Condition> FAILING =
            List.of(Condition.parse("status=4xx"), Condition.parse("status=5xx"));

    private final String item;
    private final Field field;

    HitList(String item, Field field) {
        this.item = item;
        this.field = field;
    }

    /** As users write it, and as it stands in JSON, for example {@code failing_urls}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of one value, for example {@code url}. */
    public String item() {
        return item;
    }

    /** Whether it is known of its groups how long their hits took, over a span of this length. */
    public boolean hasLatency(Duration span) {
        return this == SECTIONS || (this == URLS && span.compareTo(LONGEST_FOR_URLS) <= 0);
    }

    /** The filter that only hits of a group of this list pass. */
    public TrafficFilter only(HitGroup group) {
        List<String> values = group.agent().map(HitGroup.Agent::texts).orElse(List.of(group.value()));
        Stream<Condition> named = values.stream().map(value -> new Condition(field, Comparison.EQUAL, value));
        return new TrafficFilter((this == FAILING_URLS ? Stream.concat(named, FAILING.stream()) : named).toList());
    }
}
