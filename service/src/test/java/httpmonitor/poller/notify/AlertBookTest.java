package httpmonitor.poller.notify;

import static httpmonitor.poller.notify.AlertFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertCorrection.Kind;
import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.alert.TestAlerts;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.notify.SeenAlert.Recovery;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertBookTest {

    private static final AlertState QUIET = new AlertState.Quiet();

    private final AlertBook book = new AlertBook();

    private static WindowCount count(long hits) {
        return WindowCount.of(hits);
    }

    private static AlertState firingSince(int second) {
        return TestAlerts.firing(at(second), 1_201, 1_500);
    }

    private List<SeenAlert> tick(int t, AlertState state, AlertEvent... news) {
        return book.update(at(t), List.of(news), Optional.of(state), Optional.of(count(100)), false);
    }

    private List<SeenAlert> blindTick(int t, AlertState state, AlertEvent... news) {
        return book.update(at(t), List.of(news), Optional.of(state), Optional.empty(), true);
    }

    private static SeenAlert open(int since, long peak) {
        return new SeenAlert(at(since), Optional.of(count(1_201)), count(peak), Optional.empty());
    }

    private static SeenAlert over(int from, int to) {
        return new SeenAlert(
                at(from),
                Optional.of(count(1_201)),
                count(1_500),
                Optional.of(new Recovery(at(to), Optional.of(count(1_200)))));
    }

    private static Fired fired(int second) {
        return TestAlerts.fired(at(second), 1_201);
    }

    private static Recovered recovered(int from, int to) {
        return TestAlerts.recovered(at(to), 1_200, at(from), 1_500);
    }

    @Test
    void anAlertIsFollowedFromFireToRecovery() {
        assertThat(tick(0, QUIET)).isEmpty();
        assertThat(tick(10, firingSince(5), fired(5))).containsExactly(open(5, 1_500));
        assertThat(tick(20, firingSince(5))).containsExactly(open(5, 1_500));
        assertThat(tick(30, QUIET, recovered(5, 25))).containsExactly(over(5, 25));
        assertThat(tick(40, QUIET)).containsExactly(over(5, 25));
    }

    @Test
    void whatFiredLongBeforeTheStartIsKnownFromTheState() {
        assertThat(tick(10_000, firingSince(5))).containsExactly(open(5, 1_500));
        assertThat(tick(10_010, QUIET, recovered(5, 10_005))).containsExactly(over(5, 10_005));
    }

    @Test
    void aRecoveryAtTheStartGivesItsFire() {
        assertThat(tick(10, QUIET, recovered(-9_000, 5)))
                .containsExactly(new SeenAlert(
                        at(-9_000),
                        Optional.empty(),
                        count(1_500),
                        Optional.of(new Recovery(at(5), Optional.of(count(1_200))))));
    }

    @Test
    void correctionsMoveSeconds() {
        tick(30, QUIET, fired(5), recovered(5, 25));

        List<SeenAlert> alerts = tick(
                40, QUIET, AlertCorrection.moved(at(5), fired(2)), AlertCorrection.moved(at(25), recovered(2, 28)));
        assertThat(alerts).containsExactly(over(2, 28));
    }

    /** The state shows a tick earlier than the correction that late hits moved the fire. */
    @Test
    void aFireThatMovedHasItsHits() {
        tick(10, firingSince(5), fired(5));
        tick(20, firingSince(2));

        assertThat(tick(30, firingSince(2), AlertCorrection.moved(at(5), fired(2))))
                .containsExactly(open(2, 1_500));
        assertThat(tick(40, QUIET, recovered(2, 35))).containsExactly(over(2, 35));
    }

    @Test
    void aRecoveryThatMovedAfterTheStateShowedThatItWasNoneHasItsHitsAndPeak() {
        tick(30, QUIET, fired(5), recovered(5, 25));
        tick(40, firingSince(5));

        assertThat(tick(50, QUIET, AlertCorrection.moved(at(25), recovered(5, 45))))
                .containsExactly(over(5, 45));
    }

    @Test
    void aCorrectedEndIsNoRecoveryWhereThereIsNoBaselineAndOneWhereThereIs() {
        WindowCount unknown = TestAlerts.withoutBaseline(count(1_200));
        tick(30, QUIET, fired(5), new Recovered(at(25), unknown, at(5), count(1_500)));

        List<SeenAlert> recovered = tick(40, QUIET, AlertCorrection.moved(at(25), recovered(5, 28)));
        assertThat(recovered).containsExactly(over(5, 28));
        Recovered lost = new Recovered(at(29), unknown, at(5), count(1_500));
        List<SeenAlert> again = tick(50, QUIET, AlertCorrection.moved(at(28), lost));
        assertThat(again.getFirst().recovery().orElseThrow().lostBaseline()).isTrue();
    }

    @Test
    void twoAlertsBecomeOne() {
        tick(60, QUIET, fired(5), recovered(5, 25), fired(40), recovered(40, 55));

        List<SeenAlert> alerts = tick(
                70,
                QUIET,
                new AlertCorrection(Kind.RECOVERED, at(25), Optional.empty()),
                new AlertCorrection(Kind.FIRED, at(40), Optional.empty()));
        assertThat(alerts).containsExactly(over(5, 55));
    }

    @Test
    void aRecoveryThatIsTakenBackLeavesTheAlertFiring() {
        tick(30, QUIET, fired(5), recovered(5, 25));

        assertThat(tick(40, firingSince(5), new AlertCorrection(Kind.RECOVERED, at(25), Optional.empty())))
                .containsExactly(open(5, 1_500));
    }

    @Test
    void anAlertAfterAClockThatIsSetBackIsNoneUntilItsSecondComesAgain() {
        tick(70, firingSince(60), fired(60));

        assertThat(tick(-230, QUIET)).isEmpty();
        assertThat(blindTick(-220, QUIET)).isEmpty();
        assertThat(tick(60, firingSince(60))).containsExactly(open(60, 1_500));
        assertThat(tick(60, QUIET)).isEmpty();
        assertThat(tick(80, QUIET, recovered(60, 75))).singleElement().matches(alert -> alert.isAt(over(60, 75)));
    }

    @Test
    void whileBlindOnlyNewsEndAnAlert() {
        tick(10, firingSince(5), fired(5));

        assertThat(blindTick(20, QUIET)).containsExactly(open(5, 1_201));
        assertThat(blindTick(30, firingSince(5))).containsExactly(open(5, 1_500));
        assertThat(blindTick(40, QUIET, recovered(5, 15))).containsExactly(over(5, 15));
    }

    @Test
    void anAlertThatVanishedIsOver() {
        tick(10, firingSince(5), fired(5));

        assertThat(tick(20, QUIET))
                .containsExactly(new SeenAlert(
                        at(5),
                        Optional.of(count(1_201)),
                        count(1_201),
                        Optional.of(new Recovery(at(20), Optional.of(count(100))))));
    }

    @Test
    void anAlertThatWasSeenToBeOverBeforeItsRecoveryCameIsOneAlert() {
        tick(10, firingSince(5), fired(5));
        tick(100, QUIET);

        assertThat(tick(110, QUIET, recovered(5, 45))).containsExactly(over(5, 45));
        assertThat(tick(210, QUIET, fired(190), recovered(190, 205))).containsExactly(over(5, 45), over(190, 205));
    }

    @Test
    void alertsAreForgottenADayAfterTheirEnd() {
        tick(30, QUIET, fired(5), recovered(5, 25));

        assertThat(tick(86_424, QUIET)).hasSize(1);
        assertThat(tick(86_425, QUIET)).isEmpty();
    }
}
