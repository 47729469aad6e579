package httpmonitor.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.doctor.Finding.Trouble;
import httpmonitor.traffic.SampleTraffic;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeartbeatCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static Finding find(long beatAt, long coveredUntil) {
        return HeartbeatCheck.heartbeat(
                SampleTraffic.heartbeat(
                        "web-1", "/var/log/a.log", NOW.plusSeconds(beatAt), NOW.plusSeconds(coveredUntil), 7),
                NOW);
    }

    @Test
    void aSourceThatKeepsUpIsFine() {
        assertThat(find(-4, -4)).isInstanceOf(Fine.class);
    }

    @Test
    void problemsOfASourceAreReported() {
        assertThat(find(-60, -60))
                .isInstanceOfSatisfying(
                        Trouble.class,
                        trouble -> assertThat(trouble.what())
                                .startsWith("No process has tailed /var/log/a.log on web-1 since"));
        assertThat(find(-4, -60))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.what()).contains("is behind", "7 B to go"));
        assertThat(find(60, 60))
                .isInstanceOfSatisfying(
                        Trouble.class, trouble -> assertThat(trouble.what()).contains("clock of web-1 is ahead"));
    }
}
