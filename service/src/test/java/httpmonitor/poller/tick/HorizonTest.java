package httpmonitor.poller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.traffic.SampleTraffic;
import httpmonitor.traffic.SourceHeartbeat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HorizonTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void withoutHeartbeatsNothingIsHeldBack() {
        Horizon horizon = Horizon.of(List.of(), NOW);

        assertThat(horizon.time()).isEqualTo(Instant.MAX);
        assertThat(horizon.blind(NOW)).isEmpty();
    }

    @Test
    void itIsTheLeastThatFreshSourcesCover() {
        Horizon horizon = Horizon.of(List.of(beat("a", 5, 5), beat("b", 3, 20), beat("old", 601, 900)), NOW);

        assertThat(horizon.time()).isEqualTo(NOW.minusSeconds(20));
        assertThat(horizon.silent()).extracting(SourceHeartbeat::path).containsExactly("old");
    }

    @Test
    void aSourceHeardTenMinutesAgoStillCounts() {
        assertThat(Horizon.of(List.of(beat("a", 5, 5), beat("b", 600, 600)), NOW)
                        .time())
                .isEqualTo(NOW.minusSeconds(600));
    }

    @Test
    void whereAllAreSilentItIsTheNewestThereIs() {
        assertThat(Horizon.of(List.of(beat("a", 700, 2_000), beat("b", 800, 900)), NOW)
                        .time())
                .isEqualTo(NOW.minusSeconds(900));
    }

    @Test
    void aPollerIsBlindOnceItLiesMoreThanThirtySecondsBack() {
        assertThat(Horizon.of(List.of(beat("a", 1, 30)), NOW).blind(NOW)).isEmpty();
        assertThat(Horizon.of(List.of(beat("a", 1, 31)), NOW).blind(NOW))
                .hasValueSatisfying(blind -> assertThat(blind.since()).isEqualTo(NOW.minusSeconds(31)));
    }

    @Test
    void theReasonDistinguishesASourceThatIsBehindFromASilentOne() {
        assertThat(Horizon.of(List.of(beat("a", 1, 90)), NOW)
                        .blind(NOW)
                        .orElseThrow()
                        .reason())
                .isEqualTo("a on web-1 is behind: stored up to 2026-11-21T11:58:30Z, 7 B to go");
        assertThat(Horizon.of(List.of(beat("a", 90, 90)), NOW)
                        .blind(NOW)
                        .orElseThrow()
                        .reason())
                .isEqualTo("a on web-1 was last heard at 2026-11-21T11:58:30Z");
    }

    @Test
    void aSourceThatIsBehindIsOneCauseHoweverFar() {
        AlertReport.Blind far =
                Horizon.of(List.of(beat("a", 1, 90)), NOW).blind(NOW).orElseThrow();
        AlertReport.Blind near =
                Horizon.of(List.of(beat("a", 1, 60)), NOW).blind(NOW).orElseThrow();

        assertThat(near.reason()).isNotEqualTo(far.reason());
        assertThat(near.cause()).isEqualTo(far.cause()).isEqualTo("a on web-1 is behind");
    }

    private static SourceHeartbeat beat(String path, int heardAgo, int coveredAgo) {
        return SampleTraffic.heartbeat("web-1", path, NOW.minusSeconds(heardAgo), NOW.minusSeconds(coveredAgo), 7);
    }
}
