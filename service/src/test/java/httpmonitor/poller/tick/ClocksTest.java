package httpmonitor.poller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ticks every 10 s, asked 3 s later. */
class ClocksTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final AlertRule RULE = new AlertRule(Duration.ofSeconds(10), BigDecimal.TEN, BigDecimal.TEN);

    private final MemoryStore store = new MemoryStore();
    private final TestClock clock = new TestClock();
    private final Watcher watcher = Watcher.live(store, List.of(RULE), Duration.ofSeconds(10), clock);

    private List<String> notes(int second) {
        clock.moveTo(NOON.plusSeconds(second + 3));
        return watcher.onTick(NOON.plusSeconds(second), 0).notes().stream()
                .filter(note -> !note.startsWith("Sees again"))
                .toList();
    }

    /** A heartbeat that is written just before the tick, on a clock that is so far ahead. */
    private void beat(int second, int ahead) {
        Instant at = NOON.plusSeconds(second + 2 + ahead);
        store.beat("access.log", at, at);
    }

    @Test
    void aClockThatIsAheadIsReportedOnceAndSoIsItsReturn() {
        beat(0, 60);
        assertThat(notes(0))
                .containsExactly("The clock of web-1 is 59s ahead of ours, or ours is behind: its hits may be judged"
                        + " at the wrong time. Set the clocks by NTP.");
        beat(10, 61);
        assertThat(notes(10)).isEmpty();
        beat(20, 0);
        assertThat(notes(20)).containsExactly("The clock of web-1 agrees with ours again.");
    }

    @Test
    void aClockThatIsBehindIsReportedAtItsSecondImpossibleHeartbeat() {
        beat(0, -40);
        assertThat(notes(0)).isEmpty();
        beat(10, -40);
        assertThat(notes(10)).isEmpty();
        beat(20, -40);
        assertThat(notes(20)).first().asString().startsWith("The clock of web-1 is about 41s behind ours");
        assertThat(notes(30)).isEmpty();
        beat(40, 0);
        assertThat(notes(40)).containsExactly("The clock of web-1 agrees with ours again.");
    }

    @Test
    void aSourceThatHasStoppedHasNoWrongClock() {
        beat(0, 0);
        for (int t = 0; t < 300; t += 10) {
            assertThat(notes(t)).isEmpty();
        }
    }

    @Test
    void oneHeartbeatThatWasLongUnderWayIsNoWrongClock() {
        beat(0, 0);
        notes(0);
        store.beat("access.log", NOON.plusSeconds(3), NOON);
        assertThat(notes(60)).isEmpty();
        beat(70, 0);
        assertThat(notes(70)).isEmpty();
        store.beat("access.log", NOON.plusSeconds(73), NOON);
        assertThat(notes(200)).isEmpty();
    }

    @Test
    void disagreementWithinTheToleranceIsNotWorthSaying() {
        for (int t = 0; t < 100; t += 10) {
            beat(t, t % 20 == 0 ? 11 : -8);
            assertThat(notes(t)).isEmpty();
        }
    }

    @Test
    void hitsFromTheFutureAreReportedOnce() {
        store.add(NOON.plusSeconds(13), 1, NOON);
        assertThat(notes(0)).isEmpty();
        store.add(NOON.plusSeconds(100), 1, NOON);
        assertThat(notes(10))
                .containsExactly("Hits come from the future, up to 1m27s ahead: the clock of a web server is ahead of"
                        + " ours, or ours is behind. They count when their time comes.");
        assertThat(notes(20)).isEmpty();
        assertThat(notes(100)).containsExactly("No hits come from the future any more.");
    }

    /** The store stood still for twelve seconds, and a heartbeat was written when it went on. */
    @Test
    void aSlowAnswerIsNoClockThatIsAhead() {
        store.beat("access.log", NOON.plusSeconds(14), NOON.plusSeconds(14));
        store.onSnapshot(() -> clock.pass(Duration.ofSeconds(12)));

        assertThat(notes(0)).isEmpty();
    }

    /** As where the node is stopped: heartbeats that are written meanwhile are younger than the question. */
    @Test
    void anAnswerThatTakesTwelveSecondsIsNoClockThatIsAhead() {
        beat(0, 0);
        assertThat(notes(0)).isEmpty();
        store.onSnapshot(() -> {
            clock.pass(Duration.ofSeconds(12));
            store.beat("access.log", clock.instant(), clock.instant());
        });

        assertThat(notes(10)).isEmpty();
    }
}
