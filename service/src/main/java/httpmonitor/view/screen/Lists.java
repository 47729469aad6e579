package httpmonitor.view.screen;

import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.IntervalTraffic.Client;
import httpmonitor.traffic.IntervalTraffic.Section;
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
record Lists(List<Section> sections, List<Client> clients) {

    static Lists of(ScreenState state) {
        Optional<IntervalTraffic> interval =
                state.visible().shown().flatMap(answer -> answer.report().interval());
        return interval.map(traffic -> of(traffic, state.sort())).orElse(new Lists(List.of(), List.of()));
    }

    private static Lists of(IntervalTraffic traffic, SortBy sort) {
        return new Lists(
                traffic.sections().stream().sorted(sort.sections()).toList(),
                traffic.clientList().stream().sorted(sort.clients()).toList());
    }

    static Condition item(Section section) {
        return new Condition(Field.SECTION, false, section.name());
    }

    static Condition item(Client client) {
        return new Condition(Field.CLIENT, false, client.address());
    }

    /** Both in one, as the cursor goes through them. */
    List<Condition> items() {
        return Stream.concat(
                        sections.stream().map(Lists::item), clients.stream().map(Lists::item))
                .toList();
    }
}
