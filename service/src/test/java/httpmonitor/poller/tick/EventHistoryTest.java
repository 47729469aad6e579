package httpmonitor.poller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.RuleEvent;
import httpmonitor.alert.TestAlerts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventHistoryTest {

    private static final AlertRule RULE = new AlertRule(Duration.ofMinutes(2), BigDecimal.TEN, BigDecimal.TEN);

    private static List<RuleEvent> events(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(second -> new RuleEvent(RULE, TestAlerts.fired(Instant.ofEpochSecond(second), 1_300)))
                .toList();
    }

    @Test
    void theNewestEventsAreKeptAndTheOthersCounted() {
        EventHistory history = new EventHistory();
        for (int second = 0; second < 3_600; second += 2) {
            history.add(events(second, second + 2));
        }

        assertThat(history.newest()).isEqualTo(events(2_600, 3_600));
        assertThat(history.earlier()).isEqualTo(2_600);
    }

    @Test
    void allEventsOfATickAreKept() {
        EventHistory history = new EventHistory();
        history.add(events(0, 10));
        history.add(events(10, 1_510));

        assertThat(history.newest()).isEqualTo(events(10, 1_510));
        assertThat(history.earlier()).isEqualTo(10);
    }
}
