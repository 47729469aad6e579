package httpmonitor.traffic;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The hits with one value of a list.
 *
 * @param value for example a section, {@code /pages}; raw log text
 * @param hits their number
 * @param bytes sum of the response bodies
 * @param clientErrors hits with a 4xx status
 * @param serverErrors hits with a 5xx status
 * @param p95 the 95th percentile of its hits' durations, in nanoseconds; empty where no hit has one, or where it is not
 *     known
 * @param agent the kind and texts, in a list of agents
 */
public record HitGroup(
        String value,
        long hits,
        long bytes,
        long clientErrors,
        long serverErrors,
        OptionalLong p95,
        Optional<Agent> agent) {

    /** Most hits first, equal counts by code point, as Elasticsearch sorts texts. */
    public static final Comparator<HitGroup> MOST_FIRST = Comparator.comparingLong(HitGroup::hits)
            .reversed()
            .thenComparing(group -> group.value().codePoints().toArray(), Arrays::compare)
            .thenComparing(group -> group.agent().map(Agent::kind).orElse(AgentKind.UNKNOWN));

    /** A group in a list other than that of agents. */
    public HitGroup(String value, long hits, long bytes, long clientErrors, long serverErrors, OptionalLong p95) {
        this(value, hits, bytes, clientErrors, serverErrors, p95, Optional.empty());
    }

    /**
     * The kind of client.
     *
     * @param texts the user agents; raw log text
     */
    public record Agent(AgentKind kind, List<String> texts) {

        /** Copies the list. */
        public Agent {
            texts = List.copyOf(texts);
        }
    }

    private record Name(String value, Optional<AgentKind> kind) {}

    /** The same hits under another name; of many groups of one name no percentile is known. */
    HitGroup named(String name, Optional<Agent> as) {
        return new HitGroup(name, hits, bytes, clientErrors, serverErrors, OptionalLong.empty(), as);
    }

    /**
     * Sums up the groups of the same name and kind.
     *
     * @param top the highest number of groups
     * @return most hits first, equal counts by code point
     */
    static List<HitGroup> summed(Collection<HitGroup> parts, int top) {
        Map<Name, HitGroup> sums = new LinkedHashMap<>();
        for (HitGroup part : parts) {
            sums.merge(new Name(part.value, part.agent.map(Agent::kind)), part, HitGroup::plus);
        }
        return sums.values().stream().sorted(MOST_FIRST).limit(top).toList();
    }

    private HitGroup plus(HitGroup other) {
        return new HitGroup(
                value,
                hits + other.hits,
                bytes + other.bytes < 0 ? Long.MAX_VALUE : bytes + other.bytes,
                clientErrors + other.clientErrors,
                serverErrors + other.serverErrors,
                OptionalLong.empty(),
                agent.map(known -> new Agent(
                        known.kind(),
                        Stream.concat(known.texts().stream(), other.agent.orElse(known).texts().stream())
                                .toList())));
    }
}
