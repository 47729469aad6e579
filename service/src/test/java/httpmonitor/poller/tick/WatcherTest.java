package httpmonitor.poller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertState.Firing;
import httpmonitor.alert.AlertState.Quiet;
import httpmonitor.alert.AlertTransition;
import httpmonitor.alert.Condition.Above;
import httpmonitor.alert.RuleEvent;
import httpmonitor.alert.TestAlerts;
import httpmonitor.alert.Unusual;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.notify.AlertBook;
import httpmonitor.poller.notify.SeenAlert;
import httpmonitor.poller.notify.SeenAlert.Recovery;
import httpmonitor.poller.tick.MemoryStore.Mood;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The rule is one hit per second over 10 s, so that 11 hits in 10 s fire. */
class WatcherTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final AlertRule RULE = new AlertRule(Duration.ofSeconds(10), BigDecimal.ONE, BigDecimal.ONE);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final MemoryStore store = new MemoryStore();
    private final TestClock clock = new TestClock();
    private final AlertBook book = new AlertBook();
    private Watcher watcher = watcher();

    private Watcher watcher() {
        return Watcher.live(store, List.of(RULE), INTERVAL, clock);
    }

    private static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    /** The tick for a second, settled for 3 s. */
    private TickReport tick(long second) {
        clock.moveTo(at(second + 3));
        return watcher.onTick(at(second), 0);
    }

    /** The same, once the only source has stored all up to then. */
    private TickReport coveredTick(long second) {
        store.beat("access.log", at(second + 1), at(second + 1));
        return tick(second);
    }

    private static AlertState state(TickReport report) {
        return report.alert().state().orElseThrow();
    }

    /** All are about the one rule. */
    private static List<AlertEvent> plain(List<RuleEvent> news) {
        assertThat(news).allSatisfy(item -> assertThat(item.rule()).isEqualTo(RULE));
        return news.stream().map(RuleEvent::news).toList();
    }

    private static List<Instant> times(List<RuleEvent> news) {
        return plain(news).stream()
                .map(AlertTransition.class::cast)
                .map(AlertTransition::time)
                .toList();
    }

    @Test
    void aFireIsReportedAtTheTickThatFollowsIt() {
        tick(0);
        store.add(at(2), at(8), 5);

        TickReport report = tick(10);

        assertThat(plain(report.news())).containsExactly(TestAlerts.fired(at(5), 15));
        assertThat(state(report)).isEqualTo(TestAlerts.firing(at(5), 15, 30));
        assertThat(report.alert().windowHits()).hasValue(30);
        assertThat(report.traffic().orElseThrow().interval().hits()).isEqualTo(30);
    }

    @Test
    void aRecoveryIsReportedWithItsFireAndPeak() {
        store.add(at(2), at(8), 5);
        tick(10);

        TickReport report = tick(20);

        assertThat(plain(report.news())).containsExactly(TestAlerts.recovered(at(16), 10, at(5), 30));
        assertThat(state(report)).isEqualTo(new Quiet());
        assertThat(times(report.history())).containsExactly(at(5), at(16));
    }

    @Test
    void anAnswerThatCannotBeUsedMakesBlindAndTheNextTickGoesOn() {
        store.add(at(2), at(8), 5);
        tick(10);
        store.become(Mood.ABSURD);

        TickReport report = tick(20);

        assertThat(report.traffic()).isEmpty();
        assertThat(report.alert().blind().orElseThrow().reason()).contains("cannot be used");
        assertThat(state(report)).isEqualTo(TestAlerts.firing(at(5), 15, 30));
        store.become(Mood.WELL);
        assertThat(plain(tick(30).news())).containsExactly(TestAlerts.recovered(at(16), 10, at(5), 30));
    }

    @Test
    void eventsOfSeveralRulesAreReportedInTheOrderOfTheirTimes() {
        AlertRule tight = named("tight", "2");
        AlertRule same = named("same", "1");
        watcher = Watcher.live(store, List.of(RULE, tight, same), INTERVAL, clock);
        store.add(at(-100), at(-94), 5);
        store.add(at(-60), at(-54), 5);

        TickReport report = tick(0);

        assertThat(report.news())
                .extracting(item -> item.rule().name().orElse("default") + " " + about(item))
                .containsExactly(
                        "default -97",
                        "same -97",
                        "tight -95",
                        "tight -88",
                        "default -86",
                        "same -86",
                        "default -57",
                        "same -57",
                        "tight -55",
                        "tight -48",
                        "default -46",
                        "same -46");
        assertThat(report.history()).isEqualTo(report.news());
    }

    private static AlertRule named(String name, String threshold) {
        BigDecimal rate = new BigDecimal(threshold);
        return new AlertRule(Optional.of(name), TrafficFilter.NONE, Duration.ofSeconds(10), new Above(rate, rate));
    }

    private static long about(RuleEvent item) {
        return Duration.between(NOON, item.news().about()).toSeconds();
    }

    @Test
    void theFirstTickReportsTheLastHour() {
        store.add(at(-4_000), at(-3_990), 5);
        store.add(at(-3_604), at(-3_590), 5);
        store.add(at(-1_000), at(-990), 5);

        assertThat(times(tick(0).news())).containsExactly(at(-3_582), at(-997), at(-982));
    }

    @Test
    void theInstantOneHourAgoBelongsToTheLastHour() {
        store.add(at(-3_603), at(-3_590), 5);

        assertThat(times(tick(0).news())).first().isEqualTo(at(-3_600));
    }

    @Test
    void sinceIsRightWhereItFiredLongBefore() {
        store.add(at(-20_000), at(100), 2);

        TickReport first = tick(0);

        assertThat(plain(first.news())).isEmpty();
        assertThat(state(first)).isEqualTo(TestAlerts.firing(at(-19_994), 12, 20));
        assertThat(state(tick(10))).isEqualTo(state(first));
    }

    @Test
    void aTickAfterTheFirstIsOneRequest() {
        store.add(at(-20_000), at(300), 2);
        tick(0);
        int reads = store.reads();
        for (int t = 10; t <= 600; t += 10) {
            tick(t);
        }

        assertThat(store.reads()).isEqualTo(reads);
        assertThat(store.snapshots()).isEqualTo(61);
    }

    @Test
    void hitsInTheFutureAloneCostNoFurtherRequests() {
        store.add(at(90_000), 7, NOON);
        tick(0);
        int reads = store.reads();
        for (int t = 10; t <= 100; t += 10) {
            assertThat(tick(t).ingest().lagSeconds()).isEmpty();
        }

        assertThat(store.reads()).isEqualTo(reads);
    }

    @Test
    void theLagIsKnownHoweverOldTheNewestHitIs() {
        store.add(at(-50_000), 1, NOON);

        assertThat(tick(0).ingest().lagSeconds()).hasValue(50_003);
        assertThat(tick(10).ingest().lagSeconds()).hasValue(50_013);
    }

    /** The store is asked for the whole of the running second, since pollers ask in whole seconds. */
    @Test
    void aHitFromLaterInTheRunningSecondIsNotAhead() {
        store.newestIs(at(3).plusMillis(900));

        assertThat(tick(0).ingest().lagSeconds()).hasValue(0);
    }

    @Test
    void missedTicksAreReported() {
        clock.moveTo(at(53));

        assertThat(watcher.onTick(at(50), 4).missedTicks()).isEqualTo(4);
    }

    @Test
    void afterALongGapEverythingBetweenIsReported() {
        tick(0);
        store.add(at(100), at(110), 5);
        store.add(at(5_000), at(5_010), 5);

        TickReport report = tick(20_000);

        assertThat(times(report.news())).containsExactly(at(103), at(118), at(5_003), at(5_018));
        assertThat(plain(report.history())).isEqualTo(plain(report.news()));
    }

    @Test
    void aRecoveryIsClaimedOnlyOnceTheHorizonHasReachedIt() {
        store.add(at(2), at(8), 5);
        store.beat("access.log", at(12), at(10));
        tick(10);
        store.beat("access.log", at(21), at(15));
        TickReport before = tick(20);
        store.beat("access.log", at(31), at(16));
        TickReport reached = tick(30);

        assertThat(before.alert().blind()).isEmpty();
        assertThat(state(before)).isInstanceOf(Firing.class);
        assertThat(plain(before.news())).isEmpty();
        assertThat(plain(reached.news())).containsExactly(TestAlerts.recovered(at(16), 10, at(5), 30));
    }

    @Test
    void aFireIsClaimedBeyondTheHorizon() {
        store.add(at(2), at(8), 5);
        store.beat("access.log", at(12), at(1));

        assertThat(plain(tick(10).news())).containsExactly(TestAlerts.fired(at(5), 15));
    }

    @Test
    void aPollerThatIsBlindHoldsTheStateAtTheHorizonAndSaysThatItSeesAgain() {
        store.add(at(2), at(8), 5);
        coveredTick(10);
        store.beat("access.log", at(11), at(12));

        TickReport blind = tick(50);

        assertThat(blind.alert().blind())
                .hasValueSatisfying(why -> assertThat(why.since()).isEqualTo(at(12)));
        assertThat(state(blind)).isEqualTo(TestAlerts.firing(at(5), 15, 30));
        assertThat(plain(blind.news())).isEmpty();
        watcher = watcher();
        assertThat(tick(50).alert()).isEqualTo(blind.alert());
        TickReport seeing = coveredTick(60);
        assertThat(seeing.alert().blind()).isEmpty();
        assertThat(seeing.notes()).containsExactly("Sees again, after being blind since 2026-11-21T12:00:12Z.");
        assertThat(times(seeing.news())).containsExactly(at(16));
        assertThat(coveredTick(70).notes()).isEmpty();
    }

    @Test
    void aHorizonThatGoesBackTakesNothingBackAndShowsTheStateThere() {
        store.add(at(2), at(8), 5);
        coveredTick(10);
        for (int t = 20; t <= 200; t += 10) {
            coveredTick(t);
        }
        store.beat("joined.log", at(210), at(7));

        TickReport blind = coveredTick(210);

        assertThat(state(blind)).isEqualTo(TestAlerts.firing(at(5), 15, 25));
        assertThat(plain(blind.news())).isEmpty();
        watcher = watcher();
        assertThat(state(tick(210))).isEqualTo(state(blind));
    }

    @Test
    void aSourceThatFallsSilentIsDroppedAndThatIsReportedOnceEachTime() {
        store.beat("b.log", at(0), at(0));
        coveredTick(590);
        String sentence = "b.log on web-1 has been silent since 2026-11-21T12:00:00Z and is no longer waited for.";

        assertThat(coveredTick(600).notes())
                .containsExactly("Sees again, after being blind since 2026-11-21T12:00:00Z.", sentence);
        assertThat(coveredTick(610).notes()).isEmpty();
        store.beat("b.log", at(620), at(620));
        assertThat(coveredTick(620).notes()).isEmpty();
        assertThat(coveredTick(1_300).notes()).containsExactly(sentence.replace("12:00:00", "12:10:20"));
    }

    @Test
    void whatADroppedSourceHadReadAndStoresOnItsReturnIsNoticed() {
        store.beat("b.log", at(5), at(5));
        coveredTick(700);
        coveredTick(710);
        store.beat("b.log", at(718), at(718));
        store.add(at(10), 20, at(11));

        coveredTick(720);

        coveredTick(730);
        assertThat(times(coveredTick(740).news())).containsExactly(at(11), at(21));
    }

    @Test
    void whatADroppedSourceStoresOnItsReturnIsNoticedAlsoWhereThatTickFails() {
        store.beat("b.log", at(5), at(5));
        store.add(at(690), 1, at(690));
        coveredTick(700);
        coveredTick(710);
        store.beat("b.log", at(718), at(718));
        store.add(at(10), 20, at(11));
        store.add(at(100), 1, at(715));
        store.become(Mood.WITHOUT_HISTORY);
        assertThat(coveredTick(720).traffic()).isEmpty();
        store.become(Mood.WELL);

        coveredTick(730);

        assertThat(times(coveredTick(740).news())).containsExactly(at(11), at(21));
    }

    @Test
    void whatATickFoundAboutSourcesIsSaidOnceAlsoWhereItsJudgingFails() {
        store.beat("b.log", at(0), at(0));
        store.become(Mood.WITHOUT_HISTORY);
        TickReport failed = coveredTick(600);
        store.become(Mood.WELL);
        TickReport next = coveredTick(610);

        assertThat(failed.traffic()).isEmpty();
        assertThat(failed.notes())
                .containsExactly(
                        "b.log on web-1 has been silent since 2026-11-21T12:00:00Z and is no longer waited for.");
        assertThat(next.notes()).containsExactly("Sees again.");
    }

    @Test
    void whileTheStoreIsAwayTheReportSaysSoAndWhatWasLastKnown() {
        tick(0);
        store.add(at(2), at(8), 5);
        TickReport before = tick(10);
        store.become(Mood.AWAY);

        TickReport away = tick(20);

        assertThat(away.traffic()).isEmpty();
        assertThat(away.alert().blind()).hasValue(new AlertReport.Blind(at(10), "The store is away"));
        assertThat(state(away)).isEqualTo(state(before));
        assertThat(away.alert().windowHits()).isEmpty();
        assertThat(away.ingest()).isEqualTo(TickReport.Ingest.UNKNOWN);
        assertThat(times(away.history())).containsExactly(at(5));
        store.become(Mood.WELL);
        TickReport back = tick(30);
        assertThat(back.notes()).hasSize(1);
        assertThat(times(back.news())).containsExactly(at(16));
        assertThat(times(back.history())).containsExactly(at(5), at(16));
    }

    @Test
    void aRuleWithoutABaselineIsHeldAsOneWhileThePollerIsBlind() {
        rulesOfTheUsual();
        store.add(at(-20), at(10), 1);

        assertThat(coveredTick(10).alerts().getLast().hasNoBaseline()).isTrue();

        TickReport behind = tick(60);
        assertThat(behind.alert().blind()).isPresent();
        assertThat(behind.alerts().getLast().hasNoBaseline()).isTrue();
        store.become(Mood.AWAY);
        assertThat(tick(70).alerts().getLast().hasNoBaseline()).isTrue();
    }

    @Test
    void aPollerThatStartsBlindFindsWhetherThereWasABaselineAndReadsThatOnce() {
        rulesOfTheUsual();
        store.add(at(-20), at(10), 1);
        store.beat("access.log", at(11), at(11));

        assertThat(tick(300).alerts().getLast().hasNoBaseline()).isTrue();

        // Until it is known that no hit came late meanwhile.
        tick(310);
        tick(320);
        int reads = store.reads();
        assertThat(tick(330).alerts().getLast().hasNoBaseline()).isTrue();
        assertThat(store.reads()).isEqualTo(reads);
    }

    @Test
    void aRuleWithABaselineIsHeldAsOneWhileThePollerIsBlind() {
        rulesOfTheUsual();
        for (int week = 3; week >= 0; week--) {
            store.add(at(-60 - 604_800L * week), at(10 - 604_800L * week), 1);
        }

        assertThat(coveredTick(10).alerts().getLast().hasNoBaseline()).isFalse();
        assertThat(tick(60).alerts().getLast().hasNoBaseline()).isFalse();
    }

    @Test
    void weeksThatRetentionDeletesTakeNothingBack() {
        rulesOfTheUsual();
        for (int week = 3; week >= 1; week--) {
            store.add(at(-100 - 604_800L * week), at(300 - 604_800L * week), 1);
        }
        store.add(at(-100), at(0), 1);
        store.add(at(0), at(20), 5);
        store.add(at(20), at(200), 1);
        for (int t = 10; t <= 110; t += 10) {
            tick(t);
        }
        List<RuleEvent> notified = tick(120).history();
        assertThat(notified).filteredOn(item -> item.rule().name().isPresent()).hasSize(2);

        store.history.deleteBefore(at(-15 * 86_400L));
        TickReport report = tick(130);

        assertThat(report.alerts().getLast().hasNoBaseline()).isTrue();
        assertThat(report.news()).isEmpty();
        assertThat(report.history()).isEqualTo(notified);
    }

    @Test
    void hitsThatComeLateForAPastWeekAreReadFromWhereTheyChangeSomething() {
        rulesOfTheUsual();
        int hours = 30;
        for (int week = 3; week >= 0; week--) {
            for (int t = -100; t < hours * 3600 + 100; t += 5) {
                store.add(at(t - 604_800L * week), 1, at(t - 604_800L * week));
            }
        }
        int now = hours * 3600;
        for (int t = 10; t <= now; t += 600) {
            tick(t);
        }
        tick(now);
        for (int late = -200; late < -190; late++) {
            store.add(at(now + late - 2 * 604_800L), 1, at(now + 1));
        }
        long before = store.secondsRead();

        tick(now + 10);

        // The seconds from the late hits on, their past windows, and what leads up to them.
        assertThat(store.secondsRead() - before).isPositive().isLessThan(20_000);
    }

    private void rulesOfTheUsual() {
        Unusual unusual = new Unusual(
                true,
                BigDecimal.TWO,
                BigDecimal.TWO,
                3,
                BigDecimal.ONE,
                OptionalLong.empty(),
                ZoneOffset.UTC,
                List.of());
        AlertRule odd = new AlertRule(Optional.of("odd"), TrafficFilter.NONE, Duration.ofSeconds(10), unusual);
        watcher = Watcher.live(store, AlertRule.together(List.of(RULE, odd)), INTERVAL, clock);
    }

    @Test
    void whereNoIndexMatchesThoughHitsWereStoredThePollerIsBlind() {
        store.add(at(2), at(8), 5);
        store.beat("access.log", at(11), 30);
        TickReport before = tick(10);
        store.become(Mood.ELSEWHERE);
        store.beat("access.log", at(21), 31);
        store.beat("other.log", at(21), 1);

        TickReport elsewhere = tick(20);

        assertThat(elsewhere.alert().blind())
                .hasValue(new AlertReport.Blind(
                        at(10),
                        "no index matches nothing-*, though access.log on web-1 has stored 31 hits: check --index"));
        assertThat(state(elsewhere)).isEqualTo(state(before));
        assertThat(plain(elsewhere.news())).isEmpty();
        assertThat(elsewhere.traffic()).isEmpty();
        store.become(Mood.WELL);
        assertThat(times(tick(23).news())).containsExactly(at(16));
    }

    @Test
    void whereNoIndexMatchesAndNoHitIsStoredAllIsQuiet() {
        store.become(Mood.ELSEWHERE);
        store.beat("access.log", at(1), 0);
        store.beat("former.log", at(-700), 5);

        TickReport report = tick(0);

        assertThat(report.alert().blind()).isEmpty();
        assertThat(state(report)).isEqualTo(new Quiet());
    }

    @Test
    void aStoreThatIsAwayFromTheStartIsBlindWithoutAState() {
        store.become(Mood.AWAY);

        assertThat(tick(0).alert().state()).isEmpty();
    }

    @Test
    void newsIsNotLostWhereAFurtherReadFails() {
        store.become(Mood.WITHOUT_HISTORY);
        assertThat(tick(0).traffic()).isEmpty();
        store.become(Mood.WELL);
        tick(10);
        store.add(at(-500), at(-490), 5);
        store.add(at(-400), at(-399), 1);
        store.add(at(-300), 20, at(15));
        store.become(Mood.WITHOUT_HISTORY);
        TickReport failed = tick(20);
        store.become(Mood.WELL);
        TickReport first = tick(30);
        TickReport mended = tick(40);

        assertThat(plain(first.news())).as("may change yet").isEmpty();
        assertThat(failed.traffic()).isEmpty();
        assertThat(plain(failed.news())).isEmpty();
        assertThat(times(mended.news())).containsExactly(at(-299), at(-289));
        assertThat(plain(mended.history())).isEqualTo(plain(mended.news()));
    }

    @Test
    void lateLinesCorrectAReportOnce() {
        store.add(at(-200), at(-194), 5);
        tick(0);
        store.add(at(-205), 11, at(5));
        store.add(at(-190), 11, at(6));

        assertThat(plain(tick(10).news())).as("may change yet").isEmpty();
        assertThat(plain(tick(20).news()))
                .containsExactly(
                        AlertCorrection.moved(at(-197), TestAlerts.fired(at(-204), 11)),
                        AlertCorrection.moved(at(-186), TestAlerts.recovered(at(-179), 0, at(-204), 36)));
        int reads = store.reads();
        assertThat(plain(tick(30).news())).isEmpty();
        assertThat(plain(tick(40).news())).isEmpty();
        assertThat(store.reads()).isEqualTo(reads);
    }

    /** The state shows a tick earlier than the correction that late hits moved an end. */
    @Test
    void anAlertWhoseFireMovedIsKnownWithItsHits() {
        store.add(at(-200), at(60), 2);
        known(tick(0));
        store.add(at(-205), 11, at(5));
        known(tick(10));

        assertThat(known(tick(20)))
                .containsExactly(
                        new SeenAlert(at(-204), Optional.of(WindowCount.of(11)), WindowCount.of(21), Optional.empty()));
    }

    @Test
    void anAlertWhoseRecoveryMovedIsKnownWithItsHits() {
        store.add(at(-200), at(-194), 5);
        known(tick(0));
        for (int second = -194; second < 12; second++) {
            store.add(at(second), 2, at(Math.max(second, 5)));
        }
        known(tick(10));

        assertThat(known(tick(20)))
                .containsExactly(new SeenAlert(
                        at(-197),
                        Optional.of(WindowCount.of(15)),
                        WindowCount.of(38),
                        Optional.of(new Recovery(at(17), Optional.of(WindowCount.of(10))))));
    }

    private List<SeenAlert> known(TickReport report) {
        AlertReport alert = report.alert();
        return book.update(report.range().to(), plain(report.news()), alert.state(), alert.window(), false);
    }

    @Test
    void aWriterWhoseClockIsAheadCostsNoFurtherRequests() {
        store.add(at(-20_000), at(0), 2);
        tick(0);
        int reads = 0;
        for (int t = 10; t <= 600; t += 10) {
            for (int second = t - 10; second < t; second++) {
                store.add(at(second), 2, at(second + 3_600));
            }
            tick(t);
            reads = t <= 120 ? store.reads() : reads;
        }
        assertThat(store.reads()).isEqualTo(reads);
        store.add(at(-200), 50, at(4_300));
        tick(610);
        assertThat(store.reads()).as("hits were added").isGreaterThan(reads);
    }

    @Test
    void hitsThatCameWhileThePollerWasBlindAreReadOnceMoreAndNotAtEveryTick() {
        store.add(at(-1_000), at(0), 2);
        store.beat("access.log", at(1), at(-300));
        tick(0);
        store.add(at(-400), 5, at(5));
        store.beat("access.log", at(11), at(-300));
        tick(10);
        tick(20);
        int reads = store.reads();
        for (int t = 30; t <= 300; t += 10) {
            store.beat("access.log", at(t + 1), at(-300));
            assertThat(tick(t).alert().blind()).isPresent();
        }

        assertThat(store.reads()).isEqualTo(reads);
    }

    /** Each tick finds that the alert lasted longer than the one before had found. */
    @Test
    void whileABacklogIsReadItsAlertsAreReportedOnceTheyAreStable() {
        tick(0);
        for (int t = 10; t <= 40; t += 10) {
            for (long second = -500 + 5L * t; second < -450 + 5L * t; second++) {
                store.add(at(second), 2, at(t));
            }
            assertThat(plain(tick(t).news())).as("tick %s", t).isEmpty();
        }

        assertThat(times(tick(50).news())).containsExactly(at(-444), at(-245));
        assertThat(plain(tick(60).news())).isEmpty();
    }

    @Test
    void changesByLateHitsAtEveryTickAreReportedAfterAMinute() {
        tick(0);
        long notified = 0;
        for (int t = 10; t <= 300; t += 10) {
            for (int second = t - 130; second < t - 120; second++) {
                store.add(at(second), 2, at(t));
            }
            notified += plain(tick(t).news()).size();
        }

        assertThat(notified).isBetween(2L, 10L);
    }

    /** Without heartbeats each minute would correct the end of the alert that the minute before had reported. */
    @Test
    void aBacklogThatIsReadForAnHourCausesAFewReports() {
        tick(0);
        long notified = 0;
        for (int t = 10; t <= 3_600; t += 10) {
            for (int second = t - 130; second < t - 120; second++) {
                store.add(at(second), 2, at(t));
            }
            notified += plain(tick(t).news()).size();
        }

        assertThat(notified).isBetween(2L, 14L);
    }

    @Test
    void lateLinesBeforeAFireOfLongAgoMoveItsSince() {
        store.add(at(-9_000), at(100), 2);
        assertThat(state(tick(0)))
                .isInstanceOfSatisfying(
                        Firing.class, firing -> assertThat(firing.since()).isEqualTo(at(-8_994)));
        store.add(at(-9_003), 11, at(4));

        assertThat(state(tick(10))).isEqualTo(TestAlerts.firing(at(-9_002), 11, 25));
    }

    @Test
    void aWatcherOfThePastLooksAtNoHeartbeat() {
        store.add(at(-100), at(-80), 5);
        store.beat("access.log", at(-95), at(-95));
        watcher = Watcher.at(store, List.of(RULE), INTERVAL, clock);
        clock.moveTo(at(0));

        TickReport report = watcher.onTick(at(-60), 0);

        assertThat(report.alert().blind()).isEmpty();
        assertThat(state(report)).isEqualTo(new Quiet());
        assertThat(times(report.news())).containsExactly(at(-97), at(-72));
        assertThat(report.ingest()).isEqualTo(TickReport.Ingest.UNKNOWN);
    }

    @Test
    void aClockThatIsSetBackRepeatsNoReportAndMissesNone() {
        store.add(at(-4_000), at(20), 0);
        store.add(at(2), at(8), 5);
        tick(10);
        tick(20);
        store.add(at(-3_498), at(-3_492), 5);

        TickReport back = tick(-3_490);
        TickReport next = tick(-3_480);

        assertThat(state(back)).isEqualTo(TestAlerts.firing(at(-3_495), 15, 30));
        assertThat(times(back.news())).containsExactly(at(-3_495));
        assertThat(state(next)).isEqualTo(new Quiet());
        assertThat(times(next.news())).containsExactly(at(-3_484));
    }

    @Test
    void aClockThatIsSetBackBySecondsMakesNotBlind() {
        store.add(at(-4_000), at(200), 0);
        store.add(at(2), at(8), 5);
        for (int second = 0; second <= 100; second += 10) {
            tick(second);
        }
        store.add(at(102), at(108), 5);

        for (int second : new int[] {70, 80, 70, 90, 100}) {
            TickReport back = tick(second);

            assertThat(back.alert().blind()).isEmpty();
            assertThat(state(back)).isEqualTo(new Quiet());
            assertThat(back.news()).isEmpty();
        }
        TickReport next = tick(110);
        assertThat(state(next)).isEqualTo(TestAlerts.firing(at(105), 15, 30));
        assertThat(times(next.news())).containsExactly(at(105));
    }

    @Test
    void aHeartbeatFromTheFutureProvesNothing() {
        store.add(at(2), at(8), 5);
        store.beat("access.log", at(3_600), at(3_600));

        TickReport first = tick(10);
        TickReport second = tick(20);

        assertThat(first.alert().blind().orElseThrow().reason()).contains("access.log on web-1 lies in the future");
        assertThat(second.alert().blind().map(AlertReport.Blind::since))
                .isEqualTo(first.alert().blind().map(AlertReport.Blind::since));
        assertThat(second.news()).isEmpty();
    }

    @Test
    void aPollerThatStartsBlindIsBlindSinceItsFirstTick() {
        store.become(Mood.AWAY);

        assertThat(tick(10).alert().blind().orElseThrow().since()).isEqualTo(at(10));
        assertThat(tick(20).alert().blind().orElseThrow().since()).isEqualTo(at(10));
    }

    @Test
    void aBacklogIsShownWithWhatIsLeftAndHowLongItTakes() {
        long mebi = 1 << 20;
        store.beat("access.log", at(1), at(-3_600), 48 * mebi, 48 * mebi);
        assertThat(tick(0).alert().blind().orElseThrow().reason())
                .endsWith("stored up to 2026-11-21T11:00:00Z, 48.0 MiB of 48.0 MiB to go (0% stored)");
        store.beat("access.log", at(11), at(-2_700), 36 * mebi, 48 * mebi);

        assertThat(tick(10).alert().blind().orElseThrow().reason())
                .endsWith("36.0 MiB of 48.0 MiB to go (25% stored), about 30s left");
    }

    @Test
    void aNetworkThatComesAndGoesIsReportedOnce() {
        List<String> notes = new ArrayList<>();
        tick(0);
        for (int t = 10; t <= 290; t += 20) {
            store.become(Mood.AWAY);
            notes.addAll(tick(t).notes());
            store.become(Mood.WELL);
            notes.addAll(tick(t + 10).notes());
        }

        assertThat(notes).containsExactly("Sees again, after being blind since 2026-11-21T12:00:00Z.");
    }

    @Test
    void beforeTheFirstHitItIsNotKnownWhetherTrafficIsHigh() {
        assertThat(tick(0).isBeforeFirstHit()).isTrue();
        store.add(at(5), 1, at(6));
        assertThat(tick(10).isBeforeFirstHit()).isFalse();
    }
}
