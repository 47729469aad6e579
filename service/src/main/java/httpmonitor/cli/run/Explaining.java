package httpmonitor.cli.run;

import httpmonitor.alert.Alert;
import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertReplay.Compared;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.explain.AlertLookup;
import httpmonitor.alert.explain.HitBuckets;
import httpmonitor.elastic.query.ElasticsearchTrafficSource;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter.Field;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.WindowContrast;
import httpmonitor.traffic.WindowContrast.Order;
import httpmonitor.view.report.ExplainReport;
import httpmonitor.view.report.ExplainReport.Detail;
import httpmonitor.view.text.Layout;
import httpmonitor.view.text.Sparkline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Searches the alert of an instant, and explains it.
 *
 * @param range the seconds to judge
 * @param coverage the time for which hits are known
 */
public record Explaining(ElasticsearchTrafficSource source, TimeRange range, DataExtent coverage, Instant instant) {

    /** The largest number of sections and of clients that are named. */
    public static final int TOP = 10;

    private static final int BUCKETS = Layout.DEFAULT.width() - Sparkline.SCALE_WIDTH;

    /**
     * Searches the rule's alert at the instant; the report has no detail where there is no alert.
     *
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    public ExplainReport of(AlertRule rule) throws TrafficUnavailableException {
        HitHistory history = source.counting(rule.counting());
        AlertReplay replay = new AlertReplay(rule, history);
        AlertLookup found = AlertLookup.of(replay.alerts(range, coverage), instant);
        TimeRange judged = coverage.judged(range);
        Optional<Alert> alert = found.alert();
        Optional<Detail> detail =
                alert.isPresent() ? Optional.of(detail(rule, history, alert.get(), judged.to())) : Optional.empty();
        Instant compared = found instanceof AlertLookup.At at ? at.found().firedAt() : instant;
        Optional<Compared> usual =
                rule.unusual().isPresent() ? Optional.of(replay.comparedAt(compared, coverage)) : Optional.empty();
        return new ExplainReport(rule, range, judged, instant, found, detail, usual);
    }

    private Detail detail(AlertRule rule, HitHistory history, Alert alert, Instant end)
            throws TrafficUnavailableException {
        HitBuckets buckets = HitBuckets.of(history, alert.around(rule.window(), end), BUCKETS);
        TimeRange window = TimeRange.endingAt(alert.firedAt(), rule.window());
        TimeRange before = TimeRange.endingAt(window.from(), rule.window());
        // Missing sections and clients were busy in the window before.
        Order order = rule.isAboutMissing() ? Order.BEFORE : Order.NOW;
        WindowContrast contrast =
                source.contrasts(List.of(window), rule.filter(), order).getFirst();
        // For slow hits alone the latency would mean nothing.
        List<Optional<Latency>> latencies =
                source.latencies(List.of(window, before), rule.filter().without(Field.DURATION));
        return new Detail(alert, buckets, contrast, latencies.getFirst(), latencies.getLast());
    }
}
