package httpmonitor.view.screen.state;

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
public record Lists(List<HitGroup> sections, List<HitGroup> clients) {

    /** Those of what is shown. */
    public static Lists of(ScreenState state) {
        Optional<IntervalTraffic> interval =
                state.visible().shown().flatMap(answer -> answer.report().interval());
        return interval.map(traffic -> of(traffic, state.browsing().sort())).orElse(new Lists(List.of(), List.of()));
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
    public List<Condition> items() {
        return Stream.concat(
                        sections.stream().map(section -> item(Field.SECTION, section)),
                        clients.stream().map(client -> item(Field.CLIENT, client)))
                .toList();
    }

    /**
     * The lengths of both lists.
     *
     * @param sections how many there are
     * @param clients how many there are
     */
    public record Lengths(int sections, int clients) {

        static final Lengths NONE = new Lengths(0, 0);

        Lengths atLeast(IntervalTraffic traffic) {
            return new Lengths(
                    Math.max(sections, traffic.sections().size()),
                    Math.max(clients, traffic.list(HitList.CLIENTS).size()));
        }
    }
}
