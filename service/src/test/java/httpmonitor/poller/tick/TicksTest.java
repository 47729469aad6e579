package httpmonitor.poller.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.poller.tick.Ticks.Tick;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TicksTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Ticks TICKS = new Ticks(Duration.ofSeconds(10), Duration.ofSeconds(3));

    @Test
    void theFirstTickIsTheLatestThatHasSettled() {
        assertThat(TICKS.first(NOON.plusMillis(12_999))).isEqualTo(new Tick(NOON, 0));
        assertThat(TICKS.first(NOON.plusSeconds(13))).isEqualTo(new Tick(NOON.plusSeconds(10), 0));
    }

    @Test
    void ticksSitOnMultiplesOfTheIntervalSinceTheEpoch() {
        Ticks sevens = new Ticks(Duration.ofSeconds(7), Duration.ZERO);
        Instant first = sevens.first(NOON).time();

        assertThat(first.getEpochSecond() % 7).isZero();
        assertThat(first).isAfter(NOON.minusSeconds(7)).isBeforeOrEqualTo(NOON);
        assertThat(sevens.first(Instant.ofEpochSecond(-1)).time()).isEqualTo(Instant.ofEpochSecond(-7));
    }

    @Test
    void aTickIsDueOnceItHasSettled() {
        assertThat(TICKS.due(NOON)).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void ticksFollowEachOtherWithoutGaps() {
        assertThat(TICKS.after(NOON, NOON.plusSeconds(13))).isEqualTo(new Tick(NOON.plusSeconds(10), 0));
        assertThat(TICKS.after(NOON, NOON.plusMillis(22_999))).isEqualTo(new Tick(NOON.plusSeconds(10), 0));
    }

    @Test
    void ticksSleptThroughAreCounted() {
        assertThat(TICKS.after(NOON, NOON.plusSeconds(23))).isEqualTo(new Tick(NOON.plusSeconds(20), 1));
        assertThat(TICKS.after(NOON, NOON.plusSeconds(3_603))).isEqualTo(new Tick(NOON.plusSeconds(3_600), 359));
    }

    @Test
    void aClockThatWasPutBackRepeatsNoTick() {
        assertThat(TICKS.after(NOON, NOON.minusSeconds(500))).isEqualTo(new Tick(NOON.plusSeconds(10), 0));
    }

    @Test
    void anIntervalIsWholeSeconds() {
        for (String wrong : new String[] {"PT0S", "PT0.5S", "PT1.5S", "PT-1S"}) {
            assertThatThrownBy(() -> new Ticks(Duration.parse(wrong), Duration.ZERO))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("whole number of seconds");
        }
        assertThatThrownBy(() -> new Ticks(Duration.ofSeconds(1), Duration.ofMillis(-1)))
                .hasMessageContaining("must not be negative");
    }
}
