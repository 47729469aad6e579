package httpmonitor.poller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.poller.tick.Ticks.Tick;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ticks every 10 s, due 3 s later; the first has run at noon. */
class TickPacerTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final TestClock clock = new TestClock();
    private TickPacer pacer = pacer();

    private TickPacer pacer() {
        return new TickPacer(new Ticks(INTERVAL, Duration.ofSeconds(3)), clock);
    }

    @BeforeEach
    void firstTick() {
        clock.moveTo(NOON.plusSeconds(4));
        pacer = pacer();
        assertThat(pacer.untilDue().isPositive()).isFalse();
        assertThat(pacer.take()).isEqualTo(new Tick(NOON, 0));
        assertThat(pacer.untilDue()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void ticksFollowTheGrid() {
        clock.pass(Duration.ofSeconds(9));
        assertThat(pacer.untilDue()).isZero();
        assertThat(pacer.take()).isEqualTo(new Tick(NOON.plusSeconds(10), 0));
        clock.pass(Duration.ofSeconds(35));
        assertThat(pacer.take()).isEqualTo(new Tick(NOON.plusSeconds(40), 2));
        assertThat(pacer.note()).isEmpty();
    }

    @Test
    void aClockThatIsSetBackHoldsNoTickUp() {
        clock.set(Duration.ofHours(-1));
        clock.pass(Duration.ofSeconds(9));

        assertThat(pacer.untilDue().isPositive()).isFalse();
        assertThat(pacer.take()).isEqualTo(new Tick(NOON.minusSeconds(3_590), 0));
        assertThat(pacer.note().orElseThrow()).startsWith("This machine's clock has been set back by 1h: ");
        assertThat(pacer.note()).isEmpty();
        assertThat(pacer.untilDue()).isEqualTo(INTERVAL);
    }

    @Test
    void aClockThatIsSetBackWithinATickRunsItsInstantOnce() {
        clock.set(Duration.ofSeconds(-4));
        clock.pass(Duration.ofSeconds(9));

        assertThat(pacer.untilDue()).isEqualTo(Duration.ofSeconds(4));
        clock.pass(Duration.ofSeconds(4));
        assertThat(pacer.take()).isEqualTo(new Tick(NOON.plusSeconds(10), 0));
    }

    @Test
    void aClockThatIsSetForwardIsReportedWithTheTicksLeftOut() {
        clock.set(Duration.ofHours(1));
        clock.pass(Duration.ofSeconds(9));

        assertThat(pacer.take()).isEqualTo(new Tick(NOON.plusSeconds(3_610), 360));
        assertThat(pacer.note().orElseThrow()).contains("set forward by 1h");
    }

    @Test
    void aClockThatIsAdjustedGraduallyIsNotSaid() {
        for (int i = 0; i < 100; i++) {
            clock.set(Duration.ofMillis(-500));
            clock.pass(Duration.ofSeconds(1));
            pacer.untilDue();
        }
        assertThat(pacer.note()).isEmpty();
    }
}
