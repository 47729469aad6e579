package httpmonitor.traffic;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The traffic of one interval: all its hits, or those that pass a filter.
 *
 * @param range the interval
 * @param hits the number of hits
 * @param bytes sum of their response bodies
 * @param clients distinct client addresses, right to 1 %
 * @param noSection hits without a section
 * @param status hits by status class, only classes that occur
 * @param latency of the hits that have a duration; empty where no hit has one
 * @param lists the lists that were asked for; in each, most hits first, equal counts by code point
 * @param estimates the lists whose counts are estimates, because there were too many values
 */
public record IntervalTraffic(
        TimeRange range,
        long hits,
        long bytes,
        long clients,
        long noSection,
        Map<StatusClass, Long> status,
        Optional<Latency> latency,
        Map<HitList, List<HitGroup>> lists,
        Set<HitList> estimates) {

    /** Copies its collections. */
    public IntervalTraffic {
        status = Map.copyOf(status);
        Map<HitList, List<HitGroup>> copies = new LinkedHashMap<>();
        lists.forEach((list, groups) -> copies.put(list, List.copyOf(groups)));
        lists = Map.copyOf(copies);
        estimates = Set.copyOf(estimates);
    }

    /** The groups of a list; none where it was not asked for. */
    public List<HitGroup> list(HitList list) {
        return lists.getOrDefault(list, List.of());
    }

    /**
     * The same with more lists. They are counted at another moment, so late hits may be in them alone.
     *
     * @param approximate those of them whose counts are estimates
     */
    public IntervalTraffic with(Map<HitList, List<HitGroup>> more, Set<HitList> approximate) {
        Map<HitList, List<HitGroup>> all = new EnumMap<>(HitList.class);
        all.putAll(lists);
        all.putAll(more);
        Set<HitList> off = EnumSet.noneOf(HitList.class);
        off.addAll(estimates);
        off.addAll(approximate);
        return new IntervalTraffic(range, hits, bytes, clients, noSection, status, latency, all, off);
    }

    /** The same with these lists, and with sections and clients; the other lists are removed. */
    IntervalTraffic withoutListsExcept(Set<HitList> further) {
        Map<HitList, List<HitGroup>> kept = new EnumMap<>(HitList.class);
        lists.forEach((list, groups) -> {
            if (further.contains(list) || list == HitList.SECTIONS || list == HitList.CLIENTS) {
                kept.put(list, groups);
            }
        });
        Set<HitList> off = estimates.stream().filter(kept::containsKey).collect(Collectors.toSet());
        return new IntervalTraffic(range, hits, bytes, clients, noSection, status, latency, kept, off);
    }

    /** Whether the counts of a list are estimates. */
    public boolean hasEstimates() {
        return !estimates.isEmpty();
    }
}
