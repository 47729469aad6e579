package httpmonitor.alert;

import static httpmonitor.alert.SeriesNotation.NOON;
import static httpmonitor.alert.SeriesNotation.at;
import static httpmonitor.alert.SeriesNotation.rule;
import static httpmonitor.alert.SeriesNotation.series;
import static httpmonitor.alert.SeriesNotation.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.AlertState.Quiet;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertTimelineTest {

    private static final AlertState QUIET = new Quiet();

    @Test
    void firesAtTheFirstSecondAboveTheThresholdAndRecoversAtTheFirstAtIt() {
        // Windows of 3 s: at 6 s they hold 0, then 4, 8, 12, 8, 4, 0.
        AlertTimeline timeline = timeline(rule(3, "2"), QUIET, series("0x6 4x3 0x6"), Instant.MAX);

        assertThat(timeline.stretch().transitions())
                .containsExactly(TestAlerts.fired(at(8), 8), TestAlerts.recovered(at(11), 4, at(8), 12));
        assertThat(timeline.stretch().state()).isEqualTo(QUIET);
    }

    @Test
    void aThresholdThatIsReachedButNotPassedDoesNotFire() {
        assertThat(timeline(rule(3, "2"), QUIET, series("0x3 2x30"), Instant.MAX)
                        .stretch()
                        .transitions())
                .isEmpty();
    }

    @Test
    void firesOnceUntilItHasRecovered() {
        AlertTimeline timeline = timeline(rule(2, "5", "1"), QUIET, series("0x2 9 9 1 9 2 1 0 0 9 9"), Instant.MAX);

        assertThat(timeline.stretch().transitions())
                .containsExactly(
                        TestAlerts.fired(at(4), 18),
                        TestAlerts.recovered(at(9), 1, at(4), 18),
                        TestAlerts.fired(at(12), 18));
        assertThat(timeline.stretch().state()).isEqualTo(TestAlerts.firing(at(12), 18, 18));
    }

    @Test
    void withoutAThresholdASingleHitFiresForOneWindow() {
        AlertTimeline timeline = timeline(rule(4, "0"), QUIET, series("0x4 1 0x9"), Instant.MAX);

        assertThat(timeline.stretch().transitions())
                .containsExactly(TestAlerts.fired(at(5), 1), TestAlerts.recovered(at(9), 0, at(5), 1));
    }

    @Test
    void theSecondAtWhichTheStateWasGivenIsNotJudgedAgain() {
        AlertTimeline timeline = timeline(rule(2, "1"), QUIET, series("9 9 9"), Instant.MAX);

        assertThat(timeline.stretch().transitions()).containsExactly(TestAlerts.fired(at(3), 18));
    }

    @Test
    void aFiringAlertIsCarriedOnWithItsPeak() {
        AlertTimeline timeline =
                timeline(rule(2, "1"), TestAlerts.firing(at(-60), 5, 70), series("9 9 9 0 0"), Instant.MAX);

        assertThat(timeline.stretch().transitions()).containsExactly(TestAlerts.recovered(at(5), 0, at(-60), 70));
        assertThat(timeline.stateAt(at(4))).isEqualTo(TestAlerts.firing(at(-60), 5, 70));
    }

    @Test
    void aRecoveryAtTheHorizonIsClaimedAndOneAfterItIsNot() {
        assertThat(timeline(rule(1, "1"), QUIET, series("0 5 0 0"), at(3))
                        .stretch()
                        .transitions())
                .containsExactly(TestAlerts.fired(at(2), 5), TestAlerts.recovered(at(3), 0, at(2), 5));
        assertThat(timeline(rule(1, "1"), QUIET, series("0 5 0 0"), at(3).minusNanos(1))
                        .stretch()
                        .transitions())
                .containsExactly(TestAlerts.fired(at(2), 5));
    }

    @Test
    void beyondTheHorizonItFiresButOnlyOnce() {
        AlertTimeline timeline = timeline(rule(1, "1"), QUIET, series("0 0 5 0 7 0"), NOON);

        assertThat(timeline.stretch().transitions()).containsExactly(TestAlerts.fired(at(3), 5));
        assertThat(timeline.stretch().state()).isEqualTo(TestAlerts.firing(at(3), 5, 7));
    }

    @Test
    void whatFollowsTheFirstRecoveryThatIsWithheldIsNotCertain() {
        assertThat(timeline(rule(1, "1"), QUIET, series("0 5 2 1 0 7"), at(3))
                        .stretch()
                        .certainUntil())
                .isEqualTo(at(4));
        assertThat(timeline(rule(1, "1"), QUIET, series("0 5 2 1 0 7"), at(4))
                        .stretch()
                        .certainUntil())
                .isEqualTo(at(7));
        assertThat(timeline(rule(1, "1"), TestAlerts.firing(NOON, 5, 5), series("0 5 5"), NOON)
                        .stretch()
                        .certainUntil())
                .isEqualTo(at(2));
    }

    @Test
    void stretchesThatFollowEachOtherAreOne() {
        AlertRule rule = rule(1, "1");
        HitSeries hits = series("0 5 2 1 0 7 0");
        for (int horizon = 0; horizon <= 7; horizon++) {
            AlertTimeline whole = timeline(rule, QUIET, hits, at(horizon));
            for (int cut = 1; cut <= horizon; cut++) {
                AlertTimeline head = timeline(rule, QUIET, hits.until(at(cut)), at(horizon));
                AlertTimeline tail = timeline(rule, head.stretch().state(), hits.since(at(cut - 1)), at(horizon));

                assertThat(head.stretch().followedBy(tail.stretch())).isEqualTo(whole.stretch());
            }
        }
    }

    @Test
    void stretchesWithAGapBetweenThemDoNotFollow() {
        AlertStretch quiet =
                timeline(rule(1, "1"), QUIET, series("0 0"), Instant.MAX).stretch();
        AlertStretch later =
                timeline(rule(1, "1"), QUIET, series(at(2), "0 0"), Instant.MAX).stretch();
        AlertStretch firing = timeline(rule(1, "1"), TestAlerts.firing(NOON, 5, 5), series(at(1), "0 0"), Instant.MAX)
                .stretch();

        assertThatThrownBy(() -> quiet.followedBy(later)).hasMessageContaining("does not follow");
        assertThatThrownBy(() -> quiet.followedBy(firing)).hasMessageContaining("does not follow");
    }

    @Test
    void theStateIsKnownFromTheGivenSecondToTheEnd() {
        Firing before = TestAlerts.firing(at(-9), 8, 8);
        AlertTimeline timeline = timeline(rule(2, "1"), before, series("0 0 5 5 0"), Instant.MAX);

        assertThat(timeline.stateAt(at(2))).isEqualTo(before);
        assertThat(timeline.stateAt(at(3))).isEqualTo(before);
        assertThat(timeline.stateAt(at(4))).isEqualTo(TestAlerts.firing(at(-9), 8, 10));
        assertThat(timeline.stateAt(at(5))).isEqualTo(timeline.stretch().state());
        assertThatThrownBy(() -> timeline.stateAt(at(1))).hasMessageContaining("not known");
        assertThatThrownBy(() -> timeline.stateAt(at(6))).hasMessageContaining("not known");
        assertThatThrownBy(() -> timeline.stateAt(at(3).plusMillis(1))).hasMessageContaining("whole seconds");
    }

    @Test
    void aSeriesOfOneWindowGivesItsHitsAndNothingElse() {
        AlertTimeline timeline = timeline(rule(3, "1"), QUIET, series("5 6 7"), Instant.MAX);

        assertThat(timeline.stretch().judged()).isEqualTo(new TimeRange(at(4), at(4)));
        assertThat(timeline.stretch().state()).isEqualTo(QUIET);
    }

    @Test
    void aSeriesShorterThanAWindowIsRefused() {
        assertThatThrownBy(() -> timeline(rule(120, "1"), QUIET, series("5x90"), Instant.MAX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a series of 1m30s is shorter than the window of 2m");
    }
}
