package httpmonitor.poller.tick;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.RuleEvent;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.tick.AlertReport.Blind;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reports of alerts with what most tests leave out. */
public final class TestReports {

    private TestReports() {}

    /** Of an alert that does not flap, by a rule that judges no share. */
    public static AlertReport alert(
            AlertRule rule, Optional<AlertState> state, OptionalLong windowHits, Optional<Blind> blind) {
        Optional<WindowCount> window =
                windowHits.isPresent() ? Optional.of(WindowCount.of(windowHits.getAsLong())) : Optional.empty();
        return alert(rule, state, window, blind, Flapping.NONE);
    }

    /** Of a window that says itself whether it has a baseline. */
    public static AlertReport alert(
            AlertRule rule,
            Optional<AlertState> state,
            Optional<WindowCount> window,
            Optional<Blind> blind,
            Flapping flapping) {
        boolean noBaseline = window.filter(WindowCount::hasNoBaseline).isPresent();
        return new AlertReport(rule, state, window, blind, flapping, noBaseline);
    }

    /** Of a tick that waits for no log. */
    public static TickReport tick(
            TimeRange range,
            long missedTicks,
            Optional<TrafficSnapshot> traffic,
            List<AlertReport> alerts,
            List<RuleEvent> news,
            List<RuleEvent> history,
            TickReport.Ingest ingest,
            Duration took,
            List<String> notes) {
        TickReport.Judged judged = new TickReport.Judged(alerts, news, history, 0);
        return new TickReport(range, missedTicks, traffic, judged, ingest, took, notes, List.of());
    }
}
