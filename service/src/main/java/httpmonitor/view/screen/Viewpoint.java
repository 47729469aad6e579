package httpmonitor.view.screen;

import httpmonitor.alert.AlertRule;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The viewpoint of the screen, in content and time: everything about the questions to the store that keys can change.
 *
 * @param filter which hits are looked at; alerts are about all that the source has
 * @param rules what is judged, at least one; the first is about the rate of all hits
 * @param interval whole seconds, at least 1
 * @param at the instant in the past to look at; empty: the present, tick after tick
 * @param detail the section or client to look into, if any
 */
public record Viewpoint(
        TrafficFilter filter,
        List<AlertRule> rules,
        Duration interval,
        Optional<Instant> at,
        Optional<Condition> detail) {

    /** Requires a rule, and copies the list. */
    public Viewpoint {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a viewpoint must have at least one rule");
        }
    }

    /** The rule about all hits. */
    AlertRule rule() {
        return rules.getFirst();
    }

    /** What someone looks at from here. */
    public View view() {
        return new View(filter, detail.map(of -> new TrafficFilter(List.of(of))));
    }

    /** The same without a filter and without a detail. */
    public Viewpoint unfiltered() {
        return withFilter(TrafficFilter.NONE).withoutDetail();
    }

    Viewpoint withoutDetail() {
        return withDetail(Optional.empty());
    }

    Viewpoint withDetail(Optional<Condition> other) {
        return new Viewpoint(filter, rules, interval, at, other);
    }

    Viewpoint withFilter(TrafficFilter other) {
        return new Viewpoint(other, rules, interval, at, detail);
    }

    /** With another rule about all hits. */
    Viewpoint withRule(AlertRule other) {
        List<AlertRule> changed = new ArrayList<>(rules);
        changed.set(0, other);
        return new Viewpoint(filter, changed, interval, at, detail);
    }

    /** With figures and lists of another interval. */
    public Viewpoint withInterval(Duration other) {
        return new Viewpoint(filter, rules, other, at, detail);
    }

    Viewpoint at(Optional<Instant> instant) {
        return new Viewpoint(filter, rules, interval, instant, detail);
    }
}
