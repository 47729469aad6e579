package httpmonitor.torture;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.testing.Tmux;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A poller and a shipper under random faults: their alerts are never wrong and never missing. Without options a short
 * run with a fixed seed; {@code -Dchaos.minutes=60 -Dchaos.seed=7} for a long one with another.
 */
class ChaosIT {
    private static final String SHORT_MINUTES = "1.25";
    private static final String SEED = "20261129";

    /** A poller says something every two seconds; an answer may take ten. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(25);

    /** A failed run leaves its logs, its data and what the programs said. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void nothingIsMissingDoubledOrShownQuietWhileItFires() throws Exception {
        Tmux.require();
        double minutes = Double.parseDouble(System.getProperty("chaos.minutes", SHORT_MINUTES));
        long seed = Long.parseLong(System.getProperty("chaos.seed", SEED));
        Path home =
                Path.of(System.getProperty("httpmonitor.home")).toAbsolutePath().normalize();
        System.out.printf("Chaos of %.2f minutes with seed %d in %s%n", minutes, seed, folder);

        ChaosSummary summary = new Chaos(home, folder, seed, Duration.ofMillis((long) (minutes * 60_000))).run();

        System.out.println(summary.text());
        Files.writeString(home.resolve("service/target/chaos.txt"), summary.text());
        Findings findings = summary.findings();
        assertThat(summary.missing()).as("missing").isEmpty();
        assertThat(findings.doubled()).as("doubled").isEmpty();
        assertThat(findings.foreign()).as("torn").isEmpty();
        assertThat(summary.fires()).as("fired").isNotEmpty();
        assertThat(summary.wrong()).as("shown though it was not so").isEmpty();
        assertThat(summary.found()).as("found by alerts").isEqualTo(summary.fires());
        assertThat(summary.witness().said()).as("said by watch").isEqualTo(PollerWitness.expected(summary.fires()));
        assertThat(summary.witness().longestSilence()).as("silence").isLessThan(LONGEST_SILENCE);
        assertThat(summary.ship().endedByItself()).as("ends of ship").isZero();
        assertThat(summary.poller().endedByItself()).as("ends of watch").isZero();
    }
}
