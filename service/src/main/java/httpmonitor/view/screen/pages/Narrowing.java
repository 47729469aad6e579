package httpmonitor.view.screen.pages;

import httpmonitor.traffic.Networks;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One filter for the hits that pass several. Conditions of one filter on the same field are alternatives, those of two
 * filters must both hold: of these, the narrower ones say the same.
 */
final class Narrowing {

    private Narrowing() {}

    /** The filter of the hits that pass all of these, from the widest on. */
    static TrafficFilter of(List<TrafficFilter> filters) {
        return filters.stream().reduce(TrafficFilter.NONE, Narrowing::both);
    }

    private static TrafficFilter both(TrafficFilter wide, TrafficFilter narrow) {
        List<Condition> all = new ArrayList<>();
        Stream.concat(wide.conditions().stream(), narrow.conditions().stream())
                .filter(condition -> !isAlternative(condition))
                .forEach(all::add);
        for (TrafficFilter.Field field : TrafficFilter.Field.values()) {
            all.addAll(narrowest(alternatives(wide, field), alternatives(narrow, field)));
        }
        return new TrafficFilter(all.stream().distinct().toList());
    }

    private static boolean isAlternative(Condition condition) {
        return !condition.excluded() && !condition.comparison().isOrder();
    }

    private static List<Condition> alternatives(TrafficFilter filter, TrafficFilter.Field field) {
        return filter.conditions().stream()
                .filter(condition -> condition.field() == field && isAlternative(condition))
                .toList();
    }

    /** Where it cannot be said which are narrower, those of the second filter: it is about rows of the first one. */
    private static List<Condition> narrowest(List<Condition> wide, List<Condition> narrow) {
        if (wide.isEmpty() || narrow.isEmpty()) {
            return wide.isEmpty() ? narrow : wide;
        }
        List<Condition> both = Stream.concat(
                        wide.stream().filter(within(narrow)), narrow.stream().filter(within(wide)))
                .toList();
        return both.isEmpty() ? narrow : both;
    }

    private static Predicate<Condition> within(List<Condition> others) {
        return one -> others.stream().anyMatch(other -> isWithin(one, other));
    }

    private static boolean isWithin(Condition one, Condition other) {
        return one.equals(other)
                || switch (one.field()) {
                    case STATUS ->
                        other.value().endsWith("xx")
                                && one.value().length() == other.value().length()
                                && one.value().charAt(0) == other.value().charAt(0);
                    case CLIENT ->
                        Networks.of(one.value()).filter(other.value()::equals).isPresent();
                    default -> false;
                };
    }
}
