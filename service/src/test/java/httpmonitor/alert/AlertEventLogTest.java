package httpmonitor.alert;

import static httpmonitor.alert.SeriesNotation.at;
import static httpmonitor.alert.SeriesNotation.rule;
import static httpmonitor.alert.SeriesNotation.series;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertCorrection.Kind;
import httpmonitor.alert.AlertState.Quiet;
import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.traffic.HitSeries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertEventLogTest {

    private static final AlertRule RULE = rule(1, "5");

    private final AlertEventLog feed = new AlertEventLog(Instant.MIN);

    @Test
    void transitionsAreEmittedOnce() {
        Fired fired = TestAlerts.fired(at(2), 9);
        Recovered recovered = TestAlerts.recovered(at(4), 0, at(2), 9);

        assertThat(tell("0 9 9")).containsExactly(fired);
        assertThat(tell("0 9 9")).isEmpty();
        assertThat(tell("0 9 9 0")).containsExactly(recovered);
        assertThat(tell("0 9 9 0 0")).isEmpty();
    }

    @Test
    void lateHitsMoveAFireToAnEarlierSecond() {
        tell("0 0 0 9 9");

        assertThat(tell("0 9 9 9 9")).containsExactly(moved(4, TestAlerts.fired(at(2), 9)));
        assertThat(tell("0 9 9 9 9")).isEmpty();
        assertThat(tell("0 9 9 9 9 0")).containsExactly(TestAlerts.recovered(at(6), 0, at(2), 9));
    }

    @Test
    void lateHitsMoveARecoveryToALaterSecond() {
        tell("0 9 0 0 0");

        assertThat(tell("0 9 9 9 0")).containsExactly(moved(3, TestAlerts.recovered(at(5), 0, at(2), 9)));
    }

    @Test
    void aRecoveryThatLateHitsRemovedIsEmittedAgainWhenItComes() {
        tell("0 9 0 0");

        assertThat(tell("0 9 9 9")).containsExactly(gone(Kind.RECOVERED, 3));
        assertThat(tell("0 9 9 9 0")).containsExactly(TestAlerts.recovered(at(5), 0, at(2), 9));
    }

    @Test
    void twoAlertsThatBecomeOneLoseTheFirstRecoveryAndTheSecondFire() {
        tell("0 9 0 0 9 0 0");

        assertThat(tell("0 9 9 9 9 0 0")).containsExactly(gone(Kind.RECOVERED, 3), gone(Kind.FIRED, 5));
        assertThat(tell("0 9 9 9 9 0 0")).isEmpty();
    }

    @Test
    void anAlertThatGrowsOverThreeTakesTheFirstFireAndTheLastRecovery() {
        tell("0 0 9 0 9 0 9 0 0");

        assertThat(tell("0 9 9 9 9 9 9 9 0"))
                .containsExactly(
                        moved(3, TestAlerts.fired(at(2), 9)),
                        gone(Kind.RECOVERED, 4),
                        gone(Kind.FIRED, 5),
                        gone(Kind.RECOVERED, 6),
                        gone(Kind.FIRED, 7),
                        moved(8, TestAlerts.recovered(at(9), 0, at(2), 9)));
    }

    @Test
    void anAlertThatLateHitsBringToLightIsNews() {
        tell("0 0 0 0 0 9 0");

        assertThat(tell("0 9 0 0 0 9 0"))
                .containsExactly(TestAlerts.fired(at(2), 9), TestAlerts.recovered(at(3), 0, at(2), 9));
    }

    @Test
    void aRecoveryWithheldAtTheHorizonComesLater() {
        assertThat(tell(series("0 9 0 0 9"), at(2))).containsExactly(TestAlerts.fired(at(2), 9));
        assertThat(tell(series("0 9 0 0 9"), at(3)))
                .containsExactly(TestAlerts.recovered(at(3), 0, at(2), 9), TestAlerts.fired(at(5), 9));
    }

    @Test
    void aHorizonThatGoesBackTakesNothingBack() {
        tell("0 9 0 0 9 0");

        assertThat(tell(series("0 9 0 0 9 0"), at(2))).isEmpty();
        assertThat(tell(series("0 7 0 0 9 0"), at(-100))).isEmpty();
        assertThat(tell("0 9 0 0 9 0")).isEmpty();
    }

    @Test
    void aTransitionThatLateHitsRemovedIsCorrectedHoweverFarTheHorizonWentBack() {
        tell("0 0 9 0 0 9 0");

        assertThat(tell(series("0 9 9 9 0 9 0"), at(0)))
                .containsExactly(moved(3, TestAlerts.fired(at(2), 9)), gone(Kind.RECOVERED, 4));
        assertThat(tell("0 9 9 9 0 9 0")).containsExactly(TestAlerts.recovered(at(5), 0, at(2), 9));
    }

    @Test
    void aFireBehindAWithheldRecoveryStandsUntilTheHorizonGetsThere() {
        assertThat(tell(series("0 0 0 0 9"), at(0))).containsExactly(TestAlerts.fired(at(5), 9));

        assertThat(tell(series("0 9 0 0 9"), at(0))).containsExactly(TestAlerts.fired(at(2), 9));
        assertThat(tell(series("0 9 0 0 9"), at(5))).containsExactly(TestAlerts.recovered(at(3), 0, at(2), 9));
    }

    @Test
    void aStretchThatBeginsFiringBeyondTheHorizonRulesNothingOut() {
        tell("0 9 0 0 9");

        assertThat(feed.update(timeline(TestAlerts.firing(at(2), 9, 9), series(at(2), "0 0 9"), at(2))))
                .isEmpty();
    }

    @Test
    void whatIsOlderThanTheStretchIsLeftAlone() {
        tell("0 9 0 0 0");

        assertThat(feed.update(timeline(new Quiet(), series(at(3), "0 0 9"), Instant.MAX)))
                .containsExactly(TestAlerts.fired(at(6), 9));
        assertThat(feed.update(timeline(TestAlerts.firing(at(2), 9, 9), series(at(6), "0 0"), Instant.MAX)))
                .containsExactly(TestAlerts.recovered(at(8), 0, at(2), 9));
    }

    @Test
    void aFireThatMovedToBeforeTheStretchIsCorrected() {
        tell("0 0 0 0 0 9 9");
        AlertStretch stretch = timeline(TestAlerts.firing(at(2), 8, 9), series(at(3), "9 9 9 9"), Instant.MAX);

        assertThat(feed.update(stretch)).containsExactly(moved(6, TestAlerts.fired(at(2), 8)));
        assertThat(feed.update(stretch)).isEmpty();
    }

    @Test
    void aFireThatWasTooOldToBeEmittedIsNeverEmitted() {
        AlertEventLog late = new AlertEventLog(at(4));

        assertThat(late.update(timeline(new Quiet(), series("0 9 0 9 0 9"), Instant.MAX)))
                .containsExactly(
                        TestAlerts.fired(at(4), 9),
                        TestAlerts.recovered(at(5), 0, at(4), 9),
                        TestAlerts.fired(at(6), 9));
        assertThat(late.update(timeline(new Quiet(), series("0 9 9 9 0 9"), Instant.MAX)))
                .containsExactly(moved(4, TestAlerts.fired(at(2), 9)));
    }

    @Test
    void hitsThatVanishedLeaveNoFalseNews() {
        tell("0 9 9 9 9 0");

        assertThat(tell("0 0 9 0 9 0"))
                .containsExactly(
                        moved(2, TestAlerts.fired(at(3), 9)),
                        TestAlerts.recovered(at(4), 0, at(3), 9),
                        TestAlerts.fired(at(5), 9));
        assertThat(tell("0 0 0 0 0 0"))
                .containsExactly(
                        gone(Kind.FIRED, 3), gone(Kind.RECOVERED, 4), gone(Kind.FIRED, 5), gone(Kind.RECOVERED, 6));
        assertThat(tell("0 0 0 0 0 0")).isEmpty();
    }

    private List<AlertEvent> tell(String hits) {
        return tell(series(hits), Instant.MAX);
    }

    private List<AlertEvent> tell(HitSeries hits, Instant horizon) {
        return feed.update(timeline(new Quiet(), hits, horizon));
    }

    private static AlertStretch timeline(AlertState before, HitSeries hits, Instant horizon) {
        return SeriesNotation.timeline(RULE, before, hits, horizon).stretch();
    }

    private static AlertCorrection moved(int was, AlertTransition now) {
        return AlertCorrection.moved(at(was), now);
    }

    private static AlertCorrection gone(Kind of, int was) {
        return new AlertCorrection(of, at(was), Optional.empty());
    }
}
