package httpmonitor.cli;

import httpmonitor.notify.AlertBook;
import httpmonitor.notify.RuleView;
import httpmonitor.notify.SeenAlert;
import httpmonitor.notify.Sighting;
import httpmonitor.notify.Sighting.Blindness;
import httpmonitor.notify.WatchedRule;
import httpmonitor.watch.AlertReport;
import httpmonitor.watch.TickReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes of what ticks report what is to be told. Stateful; ticks in order. */
final class Sightings {

    private static final String RULE = "default";

    private final String index;
    private final String filter;
    private final AlertBook book = new AlertBook();

    /**
     * For one poller.
     *
     * @param index the index pattern of the hits
     * @param filter which hits count, as users write it
     */
    Sightings(String index, String filter) {
        this.index = index;
        this.filter = filter;
    }

    Sighting of(TickReport report) {
        Instant t = report.range().to();
        AlertReport alert = report.alert();
        Optional<Instant> blindSince = alert.blind().map(AlertReport.Blind::since);
        Instant knownUntil = blindSince.filter(since -> since.isBefore(t)).orElse(t);
        List<SeenAlert> alerts =
                book.update(t, report.news(), alert.state(), alert.windowHits(), blindSince.isPresent());
        RuleView view = new RuleView(
                new WatchedRule(RULE, alert.rule(), index, filter), alerts, knownUntil, blindSince.isPresent());
        return new Sighting(t, List.of(view), alert.blind().map(blind -> new Blindness(blind.since(), blind.reason())));
    }
}
