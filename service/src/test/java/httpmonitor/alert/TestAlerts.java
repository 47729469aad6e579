package httpmonitor.alert;

import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Alerts and their changes by rules that judge no share: counts of hits stand for windows. */
public final class TestAlerts {

    private TestAlerts() {}

    public static Alert alert(
            Instant firedAt, Optional<Instant> recoveredAt, long hits, long peakHits, boolean beforeRange) {
        return new Alert(firedAt, recoveredAt, WindowCount.of(hits), WindowCount.of(peakHits), beforeRange, false);
    }

    public static AlertState.Firing firing(Instant since, long hits, long peakHits) {
        return new AlertState.Firing(since, WindowCount.of(hits), WindowCount.of(peakHits));
    }

    public static AlertTransition.Fired fired(Instant time, long hits) {
        return new AlertTransition.Fired(time, WindowCount.of(hits));
    }

    public static AlertTransition.Recovered recovered(Instant time, long hits, Instant firedAt, long peakHits) {
        return new AlertTransition.Recovered(time, WindowCount.of(hits), firedAt, WindowCount.of(peakHits));
    }

    /** The window, as one that could not be compared with the usual. */
    public static WindowCount withoutBaseline(WindowCount window) {
        return new WindowCount(window.hits(), window.total(), Optional.of(new Usual(0, List.of())));
    }

    /** The state at one second, that second judged, as a replay finds it in front of the seconds that it folds. */
    static AlertState stateAt(AlertRule rule, HitHistory history, Instant second, DataExtent coverage)
            throws TrafficUnavailableException {
        return new StateSearch(rule, history, coverage)
                .stateAfter(history.counted(TimeRange.endingAt(second, rule.window())));
    }
}
