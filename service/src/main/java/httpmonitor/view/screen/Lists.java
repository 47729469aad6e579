package httpmonitor.view.screen;

import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sections and clients that are shown, in their order.
 *
 * @param sections of the interval
 * @param clients of the interval
 */
record Lists(List<HitGroup> sections, List<HitGroup> clients) {

    static Lists of(ScreenState state) {
        Optional<IntervalTraffic> interval =
                state.visible().shown().flatMap(answer -> answer.report().interval());
        return interval.map(traffic -> of(traffic, state.sort())).orElse(new Lists(List.of(), List.of()));
    }

    private static Lists of(IntervalTraffic traffic, SortBy sort) {
        return new Lists(
                traffic.sections().stream().sorted(sort.sections()).toList(),
                traffic.list(HitList.CLIENTS).stream().sorted(sort.clients()).toList());
    }

    private static Condition item(Field field, HitGroup group) {
        return new Condition(field, false, group.value());
    }

    /** Both in one, as the cursor goes through them. */
    List<Condition> items() {
        return Stream.concat(
                        sections.stream().map(section -> item(Field.SECTION, section)),
                        clients.stream().map(client -> item(Field.CLIENT, client)))
                .toList();
    }
}
