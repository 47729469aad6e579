package httpmonitor.alert;

import static httpmonitor.alert.SeriesNotation.NOON;
import static httpmonitor.alert.SeriesNotation.at;
import static httpmonitor.alert.SeriesNotation.series;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertCorrection.Kind;
import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.AlertState.Quiet;
import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.alert.Condition.Above;
import httpmonitor.alert.Condition.Below;
import httpmonitor.alert.Condition.ShareAbove;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.InMemoryHitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Missing traffic and shares, by example. */
class RuleKindsTest {

    private static final AlertState QUIET = new Quiet();

    /** Fires below 2 hits in 2 s, recovers at 4. */
    private static final AlertRule MISSING = rule(2, new Below(BigDecimal.ONE, BigDecimal.TWO));

    /** Fires above half of at least 4 hits in 1 s, recovers at a quarter. */
    private static final AlertRule SHARE = rule(1, new ShareAbove(BigDecimal.valueOf(50), 4, BigDecimal.valueOf(25)));

    private static final long DAY = 86_400;

    private final InMemoryHitHistory history = new InMemoryHitHistory();

    private static AlertRule rule(int window, Condition condition) {
        return new AlertRule(Optional.of("some"), TrafficFilter.NONE, Duration.ofSeconds(window), condition);
    }

    private static AlertTimeline timeline(AlertRule rule, AlertState before, CountedHits hits, DataExtent coverage) {
        return AlertTimeline.of(rule, before, WindowCounts.of(hits, rule.window()), coverage);
    }

    private static AlertTimeline missing(String hits, DataExtent coverage) {
        return timeline(MISSING, QUIET, CountedHits.of(series(hits)), coverage);
    }

    private static AlertTimeline share(AlertState before, String matching, String all, Instant horizon) {
        CountedHits hits = new CountedHits(series(matching), series(all));
        return timeline(SHARE, before, hits, DataExtent.until(horizon));
    }

    private static Fired fired(long second, long hits, long total) {
        return new Fired(at(second), new WindowCount(hits, total));
    }

    @Test
    void missingTrafficFiresAndRecoversWithItsLowestWindow() {
        AlertTimeline timeline = missing("2 2 1 0 0 3 1 1", DataExtent.until(Instant.MAX));

        assertThat(timeline.stretch().transitions())
                .containsExactly(TestAlerts.fired(at(4), 1), TestAlerts.recovered(at(7), 4, at(4), 0));
        assertThat(timeline.stretch().state()).isEqualTo(QUIET);
    }

    @Test
    void aFireOfMissingTrafficWaitsForTheHorizonAndARecoveryDoesNot() {
        assertThat(missing("2 2 1 0 0 3 1", DataExtent.until(at(4))).stretch().transitions())
                .containsExactly(TestAlerts.fired(at(4), 1), TestAlerts.recovered(at(7), 4, at(4), 0));
        AlertStretch deferred =
                missing("2 2 1 0 0 3 1", DataExtent.until(at(3))).stretch();

        assertThat(deferred.transitions()).isEmpty();
        assertThat(deferred.certainUntil()).isEqualTo(at(4));
    }

    @Test
    void quietBeyondTheHorizonIsNotCertainAndFiringIs() {
        DataExtent noon = DataExtent.until(NOON);
        CountedHits hits = CountedHits.of(series("2 2 2 2"));

        assertThat(timeline(MISSING, QUIET, hits, noon).stretch().certainUntil())
                .isEqualTo(at(3));
        assertThat(timeline(MISSING, TestAlerts.firing(NOON, 0, 0), hits, noon).stretch())
                .satisfies(stretch -> {
                    assertThat(stretch.transitions()).containsExactly(TestAlerts.recovered(at(3), 4, NOON, 0));
                    assertThat(stretch.certainUntil()).isEqualTo(at(5));
                });
    }

    @Test
    void whatIsMissingIsJudgedFromOneWindowAfterTheLogBegan() {
        assertThat(missing("0x9 1 0 0", new DataExtent(at(9), Instant.MAX))
                        .stretch()
                        .transitions())
                .containsExactly(TestAlerts.fired(at(11), 1));
        assertThat(missing("0x9 2 0 0", new DataExtent(at(9), Instant.MAX))
                        .stretch()
                        .transitions())
                .containsExactly(TestAlerts.fired(at(12), 0));
        assertThat(missing("0x9 1 0 0", new DataExtent(Instant.MAX, Instant.MAX))
                        .stretch()
                        .transitions())
                .isEmpty();
    }

    @Test
    void aSilenceOfDaysIsReplayedInFewReads() throws Exception {
        history.add(NOON, 4).add(at(1), 4).add(at(30 * DAY), 4);
        AlertReplay replay = new AlertReplay(MISSING, history);
        DataExtent all = new DataExtent(NOON, Instant.MAX);

        assertThat(replay.over(new TimeRange(at(-DAY), at(40 * DAY)), all).transitions())
                .containsExactly(
                        TestAlerts.fired(at(4), 0),
                        TestAlerts.recovered(at(30 * DAY + 1), 4, at(4), 0),
                        TestAlerts.fired(at(30 * DAY + 3), 0));
        assertThat(history.requests()).isLessThan(12);
        assertThat(TestAlerts.stateAt(MISSING, history, at(29 * DAY), all)).isEqualTo(TestAlerts.firing(at(4), 0, 0));
        assertThat(TestAlerts.stateAt(MISSING, history, at(29 * DAY), new DataExtent(NOON, at(3))))
                .isEqualTo(QUIET);
        assertThat(TestAlerts.stateAt(MISSING, history, at(-DAY), all)).isEqualTo(QUIET);
    }

    @Test
    void whatWasNeverSeenIsMissingSinceTheLogBegan() throws Exception {
        AlertReplay replay = new AlertReplay(MISSING, history);
        DataExtent since100 = new DataExtent(at(100), Instant.MAX);
        Firing sinceThen = TestAlerts.firing(at(102), 0, 0);

        assertThat(TestAlerts.stateAt(MISSING, history, at(5 * DAY), since100)).isEqualTo(sinceThen);
        assertThat(TestAlerts.stateAt(MISSING, history, at(102), since100)).isEqualTo(sinceThen);
        assertThat(TestAlerts.stateAt(MISSING, history, at(101), since100)).isEqualTo(QUIET);
        assertThat(replay.over(new TimeRange(at(-DAY), at(5 * DAY)), since100).transitions())
                .containsExactly(TestAlerts.fired(at(102), 0));
        assertThat(replay.over(new TimeRange(at(102), at(103)), since100).transitions())
                .containsExactly(TestAlerts.fired(at(102), 0));
        assertThat(replay.over(new TimeRange(at(-DAY), at(102)), since100).transitions())
                .isEmpty();
        assertThat(replay.over(new TimeRange(at(-DAY), at(5 * DAY)), new DataExtent(Instant.MAX, Instant.MAX))
                        .transitions())
                .isEmpty();
    }

    @Test
    void theFirstHitOfARuleMayComeLongAfterTheLogBegan() throws Exception {
        history.add(at(3 * DAY), 4);
        AlertReplay replay = new AlertReplay(MISSING, history);

        assertThat(replay.over(new TimeRange(at(-DAY), at(3 * DAY + 2)), new DataExtent(NOON, Instant.MAX))
                        .transitions())
                .containsExactly(TestAlerts.fired(at(2), 0), TestAlerts.recovered(at(3 * DAY + 1), 4, at(2), 0));
    }

    @Test
    void aShareFiresOfEnoughHitsAndRecoversAtALowOneOrInSilence() {
        AlertTimeline timeline = share(QUIET, "0 3 2 3 2 1 4 0", "0 3 4 4 4 4 4 0", Instant.MAX);

        assertThat(timeline.stretch().transitions())
                .containsExactly(
                        fired(4, 3, 4),
                        new Recovered(at(6), new WindowCount(1, 4), at(4), new WindowCount(3, 4)),
                        fired(7, 4, 4),
                        new Recovered(at(8), new WindowCount(0, 0), at(7), new WindowCount(4, 4)));
    }

    @Test
    void beyondTheHorizonNothingIsReportedAboutAShare() {
        AlertStretch stretch = share(QUIET, "0 0 4 0 4", "4 4 4 4 4", at(3)).stretch();

        assertThat(stretch.transitions()).containsExactly(fired(3, 4, 4));
        assertThat(stretch.certainUntil()).isEqualTo(at(4));
        assertThat(share(QUIET, "0 4 0", "4 4 4", NOON).stretch().certainUntil())
                .isEqualTo(at(2));
        assertThat(share(TestAlerts.firing(NOON, 4, 4), "0 0 0", "4 4 4", NOON)
                        .stretch()
                        .state())
                .isInstanceOf(Firing.class);
    }

    @Test
    void lateHitsMakeMissingTrafficShorterSplitItOrTakeItAway() {
        AlertEventLog feed = new AlertEventLog(Instant.MIN);
        update(feed, "2 2 0 0 0 0 0 0 2 2");

        assertThat(update(feed, "2 2 2 0 0 0 0 0 2 2")).containsExactly(moved(4, TestAlerts.fired(at(5), 0)));
        assertThat(update(feed, "2 2 2 0 0 0 0 2 2 2"))
                .containsExactly(moved(10, TestAlerts.recovered(at(9), 4, at(5), 0)));
        assertThat(update(feed, "2 2 2 0 0 4 0 0 2 2"))
                .containsExactly(
                        TestAlerts.recovered(at(6), 4, at(5), 0),
                        TestAlerts.fired(at(8), 0),
                        moved(9, TestAlerts.recovered(at(10), 4, at(8), 0)));
        assertThat(update(feed, "2 2 2 2 2 4 0 0 2 2")).containsExactly(gone(Kind.FIRED, 5), gone(Kind.RECOVERED, 6));
    }

    @Test
    void aRecoveryMovesAlsoWhereItsFireWasTooLongAgoToBeEmitted() {
        AlertEventLog feed = new AlertEventLog(at(6));
        assertThat(update(feed, "2 2 0 0 0 0 0 0 2 2")).containsExactly(TestAlerts.recovered(at(10), 4, at(4), 0));

        assertThat(update(feed, "2 2 0 0 0 0 2 2 2 2"))
                .containsExactly(moved(10, TestAlerts.recovered(at(8), 4, at(4), 0)));
    }

    @Test
    void muchTrafficNeedsNoLogThatHasBegun() {
        AlertRule much = rule(1, new Above(BigDecimal.ONE, BigDecimal.ONE));
        CountedHits hits = CountedHits.of(series("0 5"));

        assertThat(much.needsBeginning()).isFalse();
        assertThat(timeline(much, QUIET, hits, new DataExtent(Instant.MAX, Instant.MAX))
                        .stretch()
                        .transitions())
                .containsExactly(TestAlerts.fired(at(2), 5));
    }

    @Test
    void hitsAndThresholdsCanBeHadByThemselves() {
        assertThat(new Fired(NOON, new WindowCount(3, 4)).hits()).isEqualTo(3);
        assertThat(SHARE.threshold()).isEqualTo("50");
        assertThat(SHARE.recoveryThreshold()).isEqualTo("25");
        assertThat(WindowCount.last(new CountedHits(series("9 1 2"), series("9 3 4")), Duration.ofSeconds(2)))
                .isEqualTo(new WindowCount(3, 7));
    }

    @Test
    void aSharesAlertContinuesInTheAlertsThatOverlapIt() {
        AlertEventLog feed = new AlertEventLog(Instant.MIN);
        feed.update(share(QUIET, "0 4 4 0 0 4 4 0", "4x8", Instant.MAX).stretch());

        assertThat(feed.update(
                        share(QUIET, "0 0 4 4 4 4 0 0", "4x8", Instant.MAX).stretch()))
                .containsExactly(
                        moved(2, fired(3, 4, 4)),
                        gone(Kind.RECOVERED, 4),
                        gone(Kind.FIRED, 6),
                        moved(8, new Recovered(at(7), new WindowCount(0, 4), at(3), new WindowCount(4, 4))));
        assertThat(feed.update(
                        share(QUIET, "4 0 0 0 0 0 0 0 4", "4x9", Instant.MAX).stretch()))
                .containsExactly(gone(Kind.FIRED, 3), gone(Kind.RECOVERED, 7), fired(9, 4, 4));
    }

    @Test
    void changesAreCountedOnceWhetherTheyWereEmittedBeforeOrAreInTheStretch() {
        AlertEventLog feed = new AlertEventLog(Instant.MIN);
        AlertStretch first = share(QUIET, "0 4 0 4 0", "4x5", Instant.MAX).stretch();
        feed.update(first);
        CountedHits next = new CountedHits(series(at(4), "0 4"), series(at(4), "4x2"));
        AlertStretch second =
                timeline(SHARE, QUIET, next, DataExtent.until(Instant.MAX)).stretch();
        feed.update(second);

        assertThat(feed.changes(new TimeRange(at(0), at(6)), first)).isEqualTo(4);
        assertThat(feed.changes(new TimeRange(at(0), at(7)), second)).isEqualTo(5);
        assertThat(feed.changes(new TimeRange(at(3), at(6)), second)).isEqualTo(3);
        assertThat(feed.changes(new TimeRange(at(5), at(5)), second)).isZero();
    }

    private static List<AlertEvent> update(AlertEventLog feed, String hits) {
        return feed.update(missing(hits, DataExtent.until(Instant.MAX)).stretch());
    }

    private static AlertCorrection gone(Kind of, int was) {
        return new AlertCorrection(of, at(was), Optional.empty());
    }

    private static AlertCorrection moved(int was, AlertTransition now) {
        return AlertCorrection.moved(at(was), now);
    }
}
