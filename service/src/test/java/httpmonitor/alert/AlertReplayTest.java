package httpmonitor.alert;

import static httpmonitor.alert.SeriesNotation.NOON;
import static httpmonitor.alert.SeriesNotation.at;
import static httpmonitor.alert.SeriesNotation.rule;
import static httpmonitor.alert.SeriesNotation.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.alert.AlertState.Quiet;
import httpmonitor.traffic.InMemoryHitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertReplayTest {

    private static final Instant YEAR_0 = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant YEAR_9999 = Instant.parse("9999-12-31T23:59:59Z");
    private static final int DAY = 86_400;

    private final InMemoryHitHistory history = new InMemoryHitHistory();

    @Test
    void aWindowThatRecoversIsQuietByOneRead() throws Exception {
        history.add(series("1x300"));

        assertThat(stateAt(rule(120, "10"), at(300), DataExtent.until(Instant.MAX)))
                .isEqualTo(new Quiet());
        assertThat(history.requests()).isEqualTo(1);
    }

    @Test
    void anAlertOfThreeDaysIsFoundInAFewReads() throws Exception {
        history.add(series("1x600")).add(series(at(600), "20x" + 3 * DAY));

        AlertState state = stateAt(rule(120, "10"), at(600 + 3 * DAY), DataExtent.until(Instant.MAX));

        // At 600 s the window holds 120 hits; each second puts 20 in the place of 1.
        assertThat(state).isEqualTo(TestAlerts.firing(at(657), 120 + 57 * 19, 2400));
        assertThat(history.requests()).isLessThanOrEqualTo(14);
    }

    @Test
    void anAlertOfAMonthIsFound() throws Exception {
        history.add(series("0x1")).add(series(at(1), "20x" + 30 * DAY));

        AlertState state = stateAt(rule(120, "10"), at(30 * DAY), DataExtent.until(Instant.MAX));

        assertThat(state).isEqualTo(TestAlerts.firing(at(62), 61 * 20, 2400));
    }

    @Test
    void anAlertThatBeganWithTheFirstHitIsFound() throws Exception {
        history.add(series("5x50000"));

        assertThat(stateAt(rule(2, "1"), at(50_000), DataExtent.until(Instant.MAX)))
                .isEqualTo(TestAlerts.firing(at(1), 5, 10));
    }

    @Test
    void betweenTheThresholdsTheStateIsThatOfTheLastCertainSecond() throws Exception {
        history.add(series("0 2x20000"));
        assertThat(stateAt(rule(1, "3", "1"), at(20_001), DataExtent.until(Instant.MAX)))
                .isEqualTo(new Quiet());

        history.add(at(7), 9);
        assertThat(stateAt(rule(1, "3", "1"), at(20_001), DataExtent.until(Instant.MAX)))
                .isEqualTo(TestAlerts.firing(at(8), 11, 11));
    }

    @Test
    void nothingRecoversBeyondTheHorizonAndEmptyYearsAreJumpedOver() throws Exception {
        history.add(series("0 9x10"));

        AlertState state = stateAt(rule(2, "5"), YEAR_9999, DataExtent.until(at(9)));

        assertThat(state).isEqualTo(TestAlerts.firing(at(3), 18, 18));
        assertThat(history.requests()).isLessThanOrEqualTo(5);
        assertThat(stateAt(rule(2, "5"), YEAR_9999, DataExtent.until(at(12)))).isEqualTo(new Quiet());
    }

    @Test
    void aHistoryThatBeginsBeyondTheHorizonWasQuietBefore() throws Exception {
        history.add(series("9x10"));

        assertThat(stateAt(rule(2, "5"), at(900), DataExtent.until(YEAR_0)))
                .isEqualTo(TestAlerts.firing(at(2), 9 + 9, 18));
        assertThat(stateAt(rule(2, "50"), at(900), DataExtent.until(YEAR_0))).isEqualTo(new Quiet());
    }

    @Test
    void allOfTimeCostsNoMoreThanItsTraffic() throws Exception {
        assertThat(replay(rule(120, "10")).alerts(new TimeRange(YEAR_0, YEAR_9999), DataExtent.until(Instant.MAX)))
                .isEmpty();
        assertThat(history.requests()).isEqualTo(2);

        history.add(series("50x60"));
        assertThat(replay(rule(120, "10")).alerts(new TimeRange(YEAR_0, YEAR_9999), DataExtent.until(Instant.MAX)))
                .containsExactly(TestAlerts.alert(at(25), Optional.of(at(156)), 1250, 3000, false));
        assertThat(history.requests()).isEqualTo(2 + 4);
    }

    @Test
    void aStretchIsJudgedHalfOpen() throws Exception {
        history.add(series("0x10 9"));
        AlertReplay replay = replay(rule(1, "5"));

        assertThat(replay.over(new TimeRange(at(0), at(11)), DataExtent.until(Instant.MAX))
                        .transitions())
                .isEmpty();
        assertThat(replay.over(new TimeRange(at(11), at(12)), DataExtent.until(Instant.MAX)))
                .isEqualTo(new AlertStretch(
                        new TimeRange(at(11), at(12)),
                        new Quiet(),
                        List.of(TestAlerts.fired(at(11), 9)),
                        TestAlerts.firing(at(11), 9, 9),
                        at(12),
                        0));
    }

    @Test
    void anAlertFromBeforeTheRangeComesFirstWithItsTrueTime() throws Exception {
        history.add(series("0 9x10 7x10 0x10 8x2"));

        assertThat(replay(rule(1, "5")).alerts(new TimeRange(at(15), at(40)), DataExtent.until(Instant.MAX)))
                .containsExactly(
                        TestAlerts.alert(at(2), Optional.of(at(22)), 9, 9, true),
                        TestAlerts.alert(at(32), Optional.of(at(34)), 8, 8, false));
    }

    @Test
    void anAlertThatRecoversAtTheFirstSecondOfTheRangeIsInItAndNoLaterOne() throws Exception {
        history.add(series("0 9x10"));
        AlertReplay replay = replay(rule(1, "5"));

        assertThat(replay.alerts(new TimeRange(at(12), at(20)), DataExtent.until(Instant.MAX)))
                .containsExactly(TestAlerts.alert(at(2), Optional.of(at(12)), 9, 9, true));
        assertThat(replay.alerts(new TimeRange(at(13), at(20)), DataExtent.until(Instant.MAX)))
                .isEmpty();
    }

    @Test
    void anAlertThatIsFiringAtTheEndLastsUpToIt() throws Exception {
        history.add(series("0 9x5 12x5"));

        Alert alert = replay(rule(1, "5"))
                .alerts(new TimeRange(at(0), at(7)), DataExtent.until(Instant.MAX))
                .getFirst();

        assertThat(alert).isEqualTo(TestAlerts.alert(at(2), Optional.empty(), 9, 9, false));
        assertThat(alert.duration(at(7))).isEqualTo(Duration.ofSeconds(5));
        assertThat(TestAlerts.alert(at(2), Optional.of(at(4)), 9, 9, false).duration(at(7)))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theHorizonEndsJudging() throws Exception {
        history.add(series("0 9x5 0x5 9x5"));
        AlertReplay replay = replay(rule(1, "5"));
        TimeRange range = new TimeRange(at(0), at(30));

        assertThat(replay.alerts(range, DataExtent.until(at(7).plusMillis(999))))
                .containsExactly(TestAlerts.alert(at(2), Optional.of(at(7)), 9, 9, false));
        assertThat(replay.alerts(range, DataExtent.until(at(6).plusMillis(999))))
                .containsExactly(TestAlerts.alert(at(2), Optional.empty(), 9, 9, false));
        assertThat(replay.alerts(range, DataExtent.until(at(1)))).isEmpty();
    }

    @Test
    void aRangeThatBeginsBeyondTheHorizonListsWhatWasFiringThere() throws Exception {
        history.add(series("0 9x5 0x5 9x5"));
        AlertReplay replay = replay(rule(1, "5"));

        assertThat(replay.alerts(new TimeRange(at(9), at(30)), DataExtent.until(at(4))))
                .containsExactly(TestAlerts.alert(at(2), Optional.empty(), 9, 9, true));
        assertThat(replay.alerts(new TimeRange(at(9), at(30)), DataExtent.until(at(1))))
                .isEmpty();
    }

    @Test
    void aReadThatFailsEndsTheReplay() {
        history.goAway();

        assertThatThrownBy(
                        () -> replay(rule(1, "5")).alerts(new TimeRange(NOON, at(30)), DataExtent.until(Instant.MAX)))
                .isInstanceOf(TrafficUnavailableException.class)
                .hasMessage("the store is away");
    }

    private AlertState stateAt(AlertRule rule, Instant second, DataExtent coverage) throws TrafficUnavailableException {
        return TestAlerts.stateAt(rule, history, second, coverage);
    }

    private AlertReplay replay(AlertRule rule) {
        return new AlertReplay(rule, history);
    }
}
