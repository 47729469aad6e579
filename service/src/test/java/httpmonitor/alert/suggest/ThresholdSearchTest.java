package httpmonitor.alert.suggest;

import static httpmonitor.alert.SeriesNotation.NOON;
import static httpmonitor.alert.SeriesNotation.at;
import static httpmonitor.alert.SeriesNotation.rule;
import static httpmonitor.alert.SeriesNotation.series;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.suggest.ThresholdSuggestions.Suggestion;
import httpmonitor.traffic.InMemoryHitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficUnavailableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ThresholdSearchTest {

    private static final DataExtent ALL = DataExtent.until(Instant.MAX);
    private static final TimeRange RANGE = new TimeRange(NOON, at(40));

    private final InMemoryHitHistory history = new InMemoryHitHistory();

    /** A budget of this number of alerts in the whole range. */
    private static AlertBudget atMost(long alerts) {
        return new AlertBudget(alerts, RANGE.length());
    }

    private ThresholdSuggestions search(AlertRule rule, long alerts) throws TrafficUnavailableException {
        return new ThresholdSearch(rule, history).over(RANGE, ALL, atMost(alerts));
    }

    private static Suggestion suggestion(int window, long hits, String threshold, long alerts) {
        return new Suggestion(Duration.ofSeconds(window), hits, new BigDecimal(threshold), alerts);
    }

    @Test
    void thresholdsAreThoseOfTheRulesWindowAndOfHalfAndTwiceIt() throws Exception {
        history.add(series("0x5 6 0x9 9 0x20"));

        ThresholdSuggestions one = search(rule(3, "10"), 1);

        assertThat(one.thresholds())
                .containsExactly(suggestion(3, 6, "2.00", 1), suggestion(1, 6, "6.00", 1), suggestion(6, 6, "1.00", 1));
        assertThat(one.own()).isEqualTo(suggestion(3, 6, "2.00", 1));
        assertThat(one.atMost()).isEqualTo(1);
        assertThat(one.judged()).isEqualTo(RANGE);
        assertThat(search(rule(3, "10"), 0).own()).isEqualTo(suggestion(3, 9, "3.00", 0));
        assertThat(search(rule(3, "10"), 2).own()).isEqualTo(suggestion(3, 0, "0.00", 2));
    }

    @Test
    void aThresholdIsRoundedUpSoThatItKeepsItsPromise() throws Exception {
        history.add(series("0x5 10 0x30"));

        assertThat(search(rule(3, "10"), 0).own()).isEqualTo(suggestion(3, 10, "3.34", 0));
        assertThat(search(rule(300, "10"), 0).own()).isEqualTo(suggestion(300, 12, "0.04", 0));
    }

    @Test
    void windowsThatNoRuleCanHaveAreLeftOut() throws Exception {
        assertThat(search(rule(1, "1"), 0).thresholds())
                .extracting(Suggestion::window)
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(search(rule(21_600, "1"), 0).thresholds())
                .extracting(Suggestion::window)
                .containsExactly(Duration.ofHours(6), Duration.ofHours(3));
        assertThat(search(rule(10_800, "1"), 0).thresholds()).hasSize(3);
    }

    @Test
    void aRecoveryThresholdIsKept() throws Exception {
        history.add(series("0x5 9 3 9 3 9 0x9"));

        assertThat(search(rule(1, "10"), 1).own()).isEqualTo(suggestion(1, 9, "9.00", 0));
        assertThat(search(rule(1, "10", "2.5"), 1).own()).isEqualTo(suggestion(1, 2, "2.5", 1));
        assertThat(search(rule(1, "10", "3"), 1).own()).isEqualTo(suggestion(1, 9, "9.00", 0));
    }

    @Test
    void whatWasFiringBeforeTheRangeCounts() throws Exception {
        history.add(series(at(-10), "0 9x12 0x5 5 0x9"));

        assertThat(search(rule(1, "10"), 1).own()).isEqualTo(suggestion(1, 5, "5.00", 1));
        assertThat(search(rule(1, "10"), 0).own()).isEqualTo(suggestion(1, 9, "9.00", 0));
    }

    @Test
    void whatFiredBeforeTheRangeAndHasNotComeDownToTheRecoveryCounts() throws Exception {
        history.add(series(at(-10), "0 9 5x8 5x5 0 7 0x9"));

        assertThat(search(rule(1, "10", "1"), 1).own()).isEqualTo(suggestion(1, 7, "7.00", 1));
        assertThat(search(rule(1, "10"), 1).own()).isEqualTo(suggestion(1, 5, "5.00", 1));
    }

    @Test
    void whatComesAfterTheHorizonIsNotJudgedAndAllowsNothing() throws Exception {
        history.add(series("0x5 6 0x9 9 0x20"));

        ThresholdSuggestions found =
                new ThresholdSearch(rule(1, "10"), history).over(RANGE, DataExtent.until(at(15)), atMost(2));

        assertThat(found.judged()).isEqualTo(new TimeRange(NOON, at(16)));
        assertThat(found.atMost()).isZero();
        assertThat(found.own()).isEqualTo(suggestion(1, 6, "6.00", 0));
        assertThat(found.busiest()).containsExactly(new BusyWindow(new TimeRange(at(5), at(6)), 6));
    }

    @Test
    void theBusiestWindowsAreThoseOfTheRulesLength() throws Exception {
        history.add(series("0x5 6 0x9 9 0x20"));

        assertThat(search(rule(3, "10"), 1).busiest())
                .containsExactly(
                        new BusyWindow(new TimeRange(at(13), at(16)), 9),
                        new BusyWindow(new TimeRange(at(3), at(6)), 6));
        assertThat(search(rule(3, "10"), 1).thresholds()).isNotEmpty();
    }

    @Test
    void threeWindowsCostNoMoreReadsThanOne() throws Exception {
        history.add(series("0x5 6 0x9 9 0x20"));

        search(rule(3, "10"), 1);

        assertThat(history.requests()).isEqualTo(3);
    }

    @Test
    void otherKindsOfRulesAreRefused() {
        AlertRule missing = new AlertRule(
                Optional.of("missing"),
                TrafficFilter.NONE,
                Duration.ofSeconds(1),
                new Condition.Below(BigDecimal.ONE, BigDecimal.ONE));

        assertThatThrownBy(() -> new ThresholdSearch(missing, history))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("thresholds are suggested for rules of the kinds '> RATE/s' and '> SHARE%' only");
    }
}
