package httpmonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.alert.PastWeeks.FixedAlert;
import httpmonitor.alert.PastWeeks.Week;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class UsualTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private static AlertRule rule(boolean above, String factor, OptionalLong share, ZoneId zone) {
        BigDecimal times = new BigDecimal(factor);
        Unusual condition = new Unusual(above, times, times, 4, BigDecimal.ONE, share, zone, List.of());
        return new AlertRule(Optional.of("odd"), TrafficFilter.NONE, WINDOW, condition);
    }

    private static AlertRule above(String factor) {
        return rule(true, factor, OptionalLong.empty(), ZoneOffset.UTC);
    }

    private static Usual usual(WindowCount... counts) {
        return new Usual(counts.length, List.of(counts));
    }

    private static Usual hits(long... hits) {
        return usual(Arrays.stream(hits).mapToObj(WindowCount::of).toArray(WindowCount[]::new));
    }

    private static boolean fires(AlertRule rule, long hits, long total, Usual usual) {
        return rule.limits().fires().test(new WindowCount(hits, total, Optional.of(usual)));
    }

    private static boolean recovers(AlertRule rule, long hits, Usual usual) {
        return rule.limits().recovers().test(new WindowCount(hits, hits, Optional.of(usual)));
    }

    @Test
    void itIsTheMedianAndOfAnEvenNumberTheMeanOfTheTwoInTheMiddle() {
        assertThat(above("2").usual(hits(30, 10, 999))).hasValue(new BigDecimal("3.00"));
        assertThat(above("2").usual(hits(30, 10, 25, 999))).hasValue(new BigDecimal("2.75"));
        assertThat(above("2").usual(hits(30, 10))).isEmpty();
    }

    @Test
    void theComparisonIsExact() {
        // The usual is 10.5 hits, the factor 1.1: the bound is 11.55.
        Usual usual = hits(10, 11, 10, 11);

        assertThat(fires(above("1.1"), 11, 11, usual)).isFalse();
        assertThat(fires(above("1.1"), 12, 12, usual)).isTrue();
        assertThat(recovers(above("1.1"), 12, usual)).isFalse();
        assertThat(recovers(above("1.1"), 11, usual)).isTrue();
        assertThat(fires(above("2"), 21, 21, usual)).isFalse();
        assertThat(fires(above("2"), 22, 22, usual)).isTrue();
    }

    @Test
    void belowTheFloorNothingIsUnusual() {
        AlertRule missing = rule(false, "0.5", OptionalLong.empty(), ZoneOffset.UTC);

        assertThat(fires(above("2"), 9, 9, hits(1, 1, 1))).isFalse();
        assertThat(fires(above("2"), 10, 10, hits(1, 1, 1))).isTrue();
        assertThat(recovers(above("2"), 9, hits(1, 1, 1))).isTrue();
        assertThat(fires(missing, 0, 0, hits(9, 9, 9))).isFalse();
        assertThat(fires(missing, 4, 4, hits(10, 10, 10))).isTrue();
        assertThat(fires(missing, 5, 5, hits(10, 10, 10))).isFalse();
    }

    @Test
    void sharesAreComparedWithTheMedianOfShares() {
        AlertRule share = rule(true, "2", OptionalLong.of(50), ZoneOffset.UTC);
        // A third, a half and a fifth: the median is a third.
        Usual usual = usual(new WindowCount(1, 3), new WindowCount(50, 100), new WindowCount(1, 5));

        assertThat(share.usual(usual)).hasValue(new BigDecimal("33.33"));
        assertThat(fires(share, 66, 99, usual)).isFalse();
        assertThat(fires(share, 67, 100, usual)).isTrue();
        assertThat(fires(share, 49, 49, usual)).isFalse();
    }

    @Test
    void withoutABaselineNothingFiresAndAnAlertEndsWithoutARecoveryBeingClaimed() {
        WindowCount window = new WindowCount(90, 90, Optional.of(hits(1, 1)));
        AlertMessage message = new AlertMessage(above("2"), ZoneOffset.UTC);

        assertThat(window.hasNoBaseline()).isTrue();
        assertThat(above("2").limits().fires().test(window)).isFalse();
        assertThat(above("2").limits().recovers().test(window)).isTrue();
        assertThat(message.of(new Recovered(NOON.plusSeconds(9), window, NOON, window)))
                .isEqualTo("Rule odd has no baseline any more - hits = 90 (9.00/s over 10s, usual not known),"
                        + " ended at 2026-11-21T12:00:09Z, after 9s, peak 9.00/s");
        assertThat(message.of(new Fired(NOON, new WindowCount(90, 90, Optional.of(hits(30, 10, 20))))))
                .isEqualTo("Rule odd fired - hits = 90 (9.00/s over 10s, usual 2.00/s),"
                        + " triggered at 2026-11-21T12:00:00Z");
        assertThat(hits(1, 1).shortage()).isEqualTo("2 of 2 weeks are usable, 3 are needed");
    }

    private static List<Week> weeks(AlertRule rule, Instant t, Instant beginning, List<FixedAlert> alerts) {
        PastWeeks past = new PastWeeks(rule, beginning);
        for (int ago = 1; ago <= 4; ago++) {
            Optional<CountedHits> hits = PastWeeks.windows(rule, t, t, ago).map(UsualTest::onePerSecond);
            past.add(t, t, hits, ago == 2 ? alerts : List.of());
        }
        List<Week> weeks = past.weeksAt(t);
        assertThat(past.at(t))
                .isEqualTo(new Usual(
                        4,
                        weeks.stream()
                                .filter(week -> week.leftOut().isEmpty())
                                .map(Week::count)
                                .toList()));
        return weeks;
    }

    private static CountedHits onePerSecond(TimeRange range) {
        long[] hits = new long[Math.toIntExact(range.seconds())];
        Arrays.fill(hits, 1);
        return CountedHits.of(HitSeries.of(range.from(), hits));
    }

    private static List<String> ends(List<Week> weeks) {
        List<String> ends = new ArrayList<>();
        for (Week week : weeks) {
            ends.add(week.window().map(range -> range.to().toString()).orElse("none"));
        }
        return ends;
    }

    @Test
    void theLocalTimeIsTheSameAcrossChangesOfTheClocks() {
        ZoneId dublin = ZoneId.of("Europe/Dublin");
        AlertRule rule = rule(true, "2", OptionalLong.empty(), dublin);

        // The clocks went back on 25 October 2026: noon was at 11:00Z before.
        assertThat(ends(weeks(rule, Instant.parse("2026-11-07T12:00:00Z"), Instant.MIN, List.of())))
                .containsExactly(
                        "2026-10-31T12:00:00Z", "2026-10-24T11:00:00Z", "2026-10-17T11:00:00Z", "2026-10-10T11:00:00Z");
        // Half past one was there twice: the second one has the offset of this winter's half past one.
        assertThat(ends(weeks(rule, Instant.parse("2026-11-01T01:30:00Z"), Instant.MIN, List.of())))
                .startsWith("2026-10-25T01:30:00Z", "2026-10-18T00:30:00Z");
        // They went forward on 29 March 2026: there was no half past one.
        List<Week> spring = weeks(rule, Instant.parse("2026-04-05T00:30:00Z"), Instant.MIN, List.of());
        assertThat(ends(spring)).startsWith("none", "2026-03-22T01:30:00Z");
        assertThat(spring.getFirst().leftOut()).hasValue("the clocks left out this local time");
    }

    @Test
    void weeksThatAreNotStoredOrInWhichAnotherRuleFiredAreLeftOut() {
        Instant ago = NOON.minus(Duration.ofDays(14));
        FixedAlert touching = new FixedAlert("default", ago, Instant.MAX);
        FixedAlert over = new FixedAlert("default", ago.minusSeconds(99), ago.minusSeconds(10));
        FixedAlert within = new FixedAlert("errors", ago.minusSeconds(99), ago.minusSeconds(9));
        Instant third = NOON.minus(Duration.ofDays(21)).minus(WINDOW);

        assertThat(weeks(above("2"), NOON, third, List.of(touching, over)))
                .extracting(Week::leftOut)
                .containsExactly(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("before the oldest stored hit"));
        assertThat(weeks(above("2"), NOON, third.plusSeconds(1), List.of(within)))
                .extracting(Week::leftOut)
                .containsExactly(
                        Optional.empty(),
                        Optional.of("rule errors was firing"),
                        Optional.of("before the oldest stored hit"),
                        Optional.of("before the oldest stored hit"));
    }
}
