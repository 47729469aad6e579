package httpmonitor.view.screen.state;

import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import java.util.List;
import java.util.Objects;

/**
 * A row of a list. Two are equal where they stand for the same value of the same list; figures do not count.
 *
 * @param group its figures when it was listed
 */
public record Item(HitList list, HitGroup group) {

    /** For example {@code section /api}. */
    public String label() {
        return list.item() + " " + group.value();
    }

    /** The filter that only its hits pass. */
    TrafficFilter only() {
        return list.only(group);
    }

    /** The conditions that its hits do not pass, of any status in a list of failing ones. */
    List<Condition> excluded() {
        List<Condition> all = only().conditions();
        return all.stream()
                .filter(condition -> condition.field() == all.getFirst().field())
                .map(condition -> new Condition(condition.field(), true, condition.value()))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item that && list == that.list && group.value().equals(that.group.value());
    }

    @Override
    public int hashCode() {
        return Objects.hash(list, group.value());
    }
}
