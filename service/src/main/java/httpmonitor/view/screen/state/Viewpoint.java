package httpmonitor.view.screen.state;

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
 * @param view what is looked at and into; alerts and chart are about all that the source has
 * @param rules what is judged, at least one; the first is about the rate of all hits
 * @param interval whole seconds, at least 1
 * @param at the instant in the past to look at; empty: the present, tick after tick
 * @param chart what the chart shows
 */
public record Viewpoint(View view, List<AlertRule> rules, Duration interval, Optional<Instant> at, Chart chart) {

    /** Requires a rule, and copies the list. */
    public Viewpoint {
        rules = AlertRule.together(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a viewpoint must have at least one rule");
        }
    }

    /** All hits of the present, interval by interval. */
    public static Viewpoint of(List<AlertRule> rules, Duration interval) {
        return new Viewpoint(View.EVERYTHING, rules, interval, Optional.empty(), Chart.FIRST);
    }

    /** Which hits are looked at. */
    public TrafficFilter filter() {
        return view.filter();
    }

    /** The section or client to look into, if any. */
    public Optional<Condition> detail() {
        return view.detail().map(of -> of.conditions().getFirst());
    }

    /** The rule about all hits. */
    public AlertRule rule() {
        return rules.getFirst();
    }

    /** The same rules, judged at the same ticks, of someone who looks at everything. */
    public Viewpoint unviewed() {
        return new Viewpoint(View.EVERYTHING, rules, interval, at, Chart.FIRST);
    }

    private Viewpoint withView(View other) {
        return new Viewpoint(other, rules, interval, at, chart);
    }

    /** With another section or client to look into, or with none. */
    public Viewpoint withDetail(Optional<Condition> other) {
        return withView(new View(filter(), other.map(of -> new TrafficFilter(List.of(of)))));
    }

    /** With other hits to look at. */
    public Viewpoint withFilter(TrafficFilter other) {
        return withView(new View(other, view.detail()));
    }

    /** With another rule about all hits. */
    public Viewpoint withRule(AlertRule other) {
        List<AlertRule> changed = new ArrayList<>(rules);
        changed.set(0, other);
        return new Viewpoint(view, changed, interval, at, chart);
    }

    /** With figures and lists of another interval. */
    public Viewpoint withInterval(Duration other) {
        return new Viewpoint(view, rules, other, at, chart);
    }

    /** At another instant; empty: the present. */
    public Viewpoint at(Optional<Instant> instant) {
        return new Viewpoint(view, rules, interval, instant, chart);
    }

    /** With another chart. */
    public Viewpoint withChart(Chart other) {
        return new Viewpoint(view, rules, interval, at, other);
    }
}
