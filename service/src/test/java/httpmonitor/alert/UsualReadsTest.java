package httpmonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.traffic.InMemoryHitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a backtest of a rule about the usual reads: every second of its range and of each past week once. */
class UsualReadsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int WEEKS = 4;

    private static AlertRule rule() {
        Unusual condition = new Unusual(
                true,
                BigDecimal.TWO,
                BigDecimal.TWO,
                WEEKS,
                new BigDecimal("0.01"),
                OptionalLong.empty(),
                ZoneOffset.UTC,
                List.of());
        AlertRule odd = new AlertRule(Optional.of("odd"), TrafficFilter.NONE, WINDOW, condition);
        AlertRule high = new AlertRule(Duration.ofMinutes(2), BigDecimal.TEN, BigDecimal.TEN);
        return AlertRule.together(List.of(high, odd)).getLast();
    }

    @Test
    void everySecondIsReadOnce() throws Exception {
        InMemoryHitHistory history = new InMemoryHitHistory();
        TimeRange judged = TimeRange.endingAt(NOON, Duration.ofDays(2));
        Instant beginning = judged.from().minus(Duration.ofDays(7L * WEEKS + 1));
        for (Instant t = beginning; t.isBefore(NOON); t = t.plusSeconds(30)) {
            history.add(t, 1);
        }
        history.add(NOON.minusSeconds(40_000), 100);

        AlertStretch found = new AlertReplay(rule(), history).over(judged, new DataExtent(beginning, Instant.MAX));

        assertThat(found.alerts(judged.from())).hasSize(1);
        // Of each week the range, and before it the windows with which the first second is judged.
        long most = (1 + WEEKS) * (judged.seconds() + WINDOW.toSeconds() + 1_000);
        assertThat(history.secondsRead()).isLessThan(most);
        assertThat(history.requests()).isLessThan((1 + WEEKS) * 12);
    }
}
