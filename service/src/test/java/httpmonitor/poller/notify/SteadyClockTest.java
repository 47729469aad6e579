package httpmonitor.poller.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final long SECOND = 1_000_000_000;

    private final AtomicReference<Instant> wall = new AtomicReference<>(NOON);
    private final AtomicLong nanos = new AtomicLong(42);
    private final SteadyClock clock = new SteadyClock(wall::get, nanos::get);

    @Test
    void aWallClockThatIsSetBackDoesNotHoldItUp() {
        wall.set(NOON.minusSeconds(3_600));
        nanos.addAndGet(5 * SECOND);
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(5));
        nanos.addAndGet(5 * SECOND);
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void aWallClockThatIsSetForwardIsFollowed() {
        wall.set(NOON.plusSeconds(3_600));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3_600));
    }
}
