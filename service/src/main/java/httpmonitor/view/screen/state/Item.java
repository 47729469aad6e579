package httpmonitor.view.screen.state;

import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import java.util.List;
import java.util.Objects;

/**
 * A row of a list. Two rows with the same value of the same list are equal, with any figures.
 *
 * @param group the value and its figures
 */
public record Item(HitList list, HitGroup group) {

    /** The list and the value, for example {@code section /api}. */
    public String label() {
        return list.item() + " " + group.value();
    }

    /** The filter that only the hits of this row pass. */
    TrafficFilter only() {
        return list.only(group);
    }

    /** The conditions that exclude the hits of this row; in a list of failing hits, hits of any status. */
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
