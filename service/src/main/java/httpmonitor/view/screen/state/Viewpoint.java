package httpmonitor.view.screen.state;

import httpmonitor.alert.AlertRule;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.StoredHit;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.View;
import httpmonitor.traffic.View.Newest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The viewpoint of the screen: everything that keys can change about the requests to the store.
 *
 * @param view the hits of the figures and lists; alerts and chart count all hits of the source
 * @param rules the rules to evaluate, at least one; the first is about the rate of all hits
 * @param interval whole seconds, at least 1
 * @param at the instant in the past to show; empty: the present, tick after tick
 * @param chart what the chart shows
 * @param allAlerts whether to read the alerts of the last week, not only those since an hour before the start
 */
public record Viewpoint(
        View view, List<AlertRule> rules, Duration interval, Optional<Instant> at, Chart chart, boolean allAlerts) {

    /** Requires a rule, and copies the list. */
    public Viewpoint {
        rules = AlertRule.together(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("a viewpoint must have at least one rule");
        }
    }

    /** How many rows a list asks for at least: as many as a tall terminal has. */
    private static final int TOP = 100;

    /** How many of the newest hits to ask for: as many as a tall terminal has rows. */
    private static final int NEWEST = 200;

    /**
     * All hits of the present, interval by interval.
     *
     * @param top how many rows a list of the source has at least
     */
    public static Viewpoint of(List<AlertRule> rules, Duration interval, int top) {
        View view = new View(TrafficFilter.NONE, Optional.empty(), Set.of(), top, false, Optional.empty());
        return new Viewpoint(view, rules, interval, Optional.empty(), Chart.FIRST, false)
                .on(Page.OVERVIEW, Optional.empty());
    }

    /** The viewpoint for a page. With {@code detail}, its lists show only some of the hits. */
    Viewpoint on(Page page, Optional<TrafficFilter> detail) {
        boolean hits = page == Page.HITS || page == Page.DETAIL;
        Set<HitList> lists = page == Page.DETAIL ? Set.of() : Set.copyOf(page.lists());
        return withView(new View(
                filter(),
                detail,
                lists,
                Math.max(TOP, view.top()),
                page == Page.CHANGES,
                hits ? Optional.of(new Newest(NEWEST, Optional.empty())) : Optional.empty()));
    }

    /** With the view and the interval of another viewpoint, but with this filter. */
    Viewpoint seeing(Viewpoint other) {
        return withView(other.view).withFilter(filter()).withInterval(other.interval);
    }

    /** The newest hits from a place on; empty: all of them. */
    Viewpoint before(Optional<StoredHit.Place> place) {
        return withNewest(filter(), Optional.of(new Newest(NEWEST, place)));
    }

    private Viewpoint withNewest(TrafficFilter filter, Optional<Newest> newest) {
        return withView(new View(filter, view.detail(), view.lists(), view.top(), view.compared(), newest));
    }

    /** The filter of the figures and lists. */
    public TrafficFilter filter() {
        return view.filter();
    }

    /** The rule about all hits. */
    public AlertRule rule() {
        return rules.getFirst();
    }

    /** The same rules at the same ticks, without filter and lists. */
    public Viewpoint unviewed() {
        return new Viewpoint(View.EVERYTHING, rules, interval, at, Chart.FIRST, false);
    }

    private Viewpoint withView(View other) {
        return new Viewpoint(other, rules, interval, at, chart, allAlerts);
    }

    /** With another filter, from the newest hits on. */
    public Viewpoint withFilter(TrafficFilter other) {
        return withNewest(other, view.newest().map(newest -> new Newest(newest.most(), Optional.empty())));
    }

    /** With another rule about all hits. */
    public Viewpoint withRule(AlertRule other) {
        List<AlertRule> changed = new ArrayList<>(rules);
        changed.set(0, other);
        return new Viewpoint(view, changed, interval, at, chart, allAlerts);
    }

    /** With figures and lists of another interval. */
    public Viewpoint withInterval(Duration other) {
        return new Viewpoint(view, rules, other, at, chart, allAlerts);
    }

    /** At another instant; empty: the present. */
    public Viewpoint at(Optional<Instant> instant) {
        return new Viewpoint(view, rules, interval, instant, chart, allAlerts);
    }

    /** With another chart. */
    public Viewpoint withChart(Chart other) {
        return new Viewpoint(view, rules, interval, at, other, allAlerts);
    }

    /** With the alerts of the last week. */
    public Viewpoint withAllAlerts() {
        return new Viewpoint(view, rules, interval, at, chart, true);
    }
}
