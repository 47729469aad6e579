package httpmonitor.view.screen.state;

import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.TrafficSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The lists that are shown, in their order.
 *
 * @param lists the lists from top to bottom
 * @param traffic the traffic that they show, where that is known
 * @param before the traffic of the span before, where that is known
 */
public record Lists(List<One> lists, Optional<IntervalTraffic> traffic, Optional<IntervalTraffic> before) {

    /**
     * One list.
     *
     * @param rows in their order
     * @param ofTheBusiest words for the number of values that were put in order, where others were not read; else empty
     */
    public record One(HitList list, List<Item> rows, String ofTheBusiest) {}

    /** The lists of the page that is shown. */
    public static Lists of(ScreenState state) {
        Page page = state.page();
        Optional<TrafficSnapshot> answer = state.visible()
                .shown()
                .filter(shown -> shown.report().interval().isPresent())
                .flatMap(shown -> shown.report().traffic());
        Optional<IntervalTraffic> traffic = page == Page.DETAIL
                ? answer.flatMap(known -> known.closer().detail())
                : answer.map(TrafficSnapshot::interval);
        Optional<IntervalTraffic> before = page == Page.CHANGES
                ? answer.flatMap(known -> known.closer().before())
                : page == Page.DETAIL
                        ? Optional.empty()
                        : state.visible().before().flatMap(report -> report.interval());
        List<One> lists = new ArrayList<>();
        for (HitList list : page.lists()) {
            if (state.browsing().subject().startsWith(list.item() + " ")) {
                // It has but one row.
                continue;
            }
            List<HitGroup> groups = traffic.map(known -> known.list(list)).orElse(List.of());
            List<HitGroup> earlier = before.filter(known -> page == Page.CHANGES)
                    .map(known -> known.list(list))
                    .orElse(List.of());
            SortBy sort = state.browsing().sort();
            List<HitGroup> ordered = page == Page.CHANGES
                    ? changed(groups, earlier)
                    : groups.stream().sorted(sort.order()).toList();
            int read = Math.max(groups.size(), earlier.size());
            boolean cut = read >= state.viewpoint().view().top() && (page == Page.CHANGES || sort != SortBy.HITS);
            lists.add(new One(
                    list,
                    ordered.stream().map(group -> new Item(list, group)).toList(),
                    cut ? " of the " + read + " busiest" : ""));
        }
        return new Lists(List.copyOf(lists), traffic, before);
    }

    /** The groups of the interval and of the span before, the greatest changes first. */
    private static List<HitGroup> changed(List<HitGroup> now, List<HitGroup> before) {
        Map<String, Long> changes = new LinkedHashMap<>();
        now.forEach(group -> changes.put(group.value(), group.hits()));
        before.forEach(group -> changes.merge(group.value(), -group.hits(), Long::sum));
        List<HitGroup> all = new ArrayList<>(now);
        List<String> listed = now.stream().map(HitGroup::value).toList();
        before.stream()
                .filter(group -> !listed.contains(group.value()))
                .forEach(
                        group -> all.add(new HitGroup(group.value(), 0, 0, 0, 0, OptionalLong.empty(), group.agent())));
        all.sort(Comparator.comparingLong((HitGroup group) -> Math.abs(changes.getOrDefault(group.value(), 0L)))
                .reversed());
        return all;
    }

    /** The rows of all lists, in the order in which the cursor visits them. */
    public List<Item> items() {
        return lists.stream().flatMap(one -> one.rows().stream()).toList();
    }

    /** The first row of the next list; after the last list, of the first one. */
    int nextFrom(int row) {
        int end = 0;
        for (One one : lists) {
            end += one.rows().size();
            if (row < end) {
                break;
            }
        }
        return end >= items().size() ? 0 : end;
    }
}
