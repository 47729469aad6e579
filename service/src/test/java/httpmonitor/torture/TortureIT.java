package httpmonitor.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shipper under random rotations and kills: it loses no hit and stores none twice. Without options a short run with a
 * fixed seed; {@code -Dtorture.minutes=25 -Dtorture.seed=7} for a long one with another.
 */
class TortureIT {
    private static final String SHORT_MINUTES = "0.75";
    private static final String SEED = "20261121";
    private static final long MOST_MEGABYTES = 256;

    /** A failed run leaves its logs, its data and what the programs said. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void everyLineIsStoredOnce() throws Exception {
        double minutes = Double.parseDouble(System.getProperty("torture.minutes", SHORT_MINUTES));
        long seed = Long.parseLong(System.getProperty("torture.seed", SEED));
        Path home =
                Path.of(System.getProperty("httpmonitor.home")).toAbsolutePath().normalize();
        System.out.printf("Torture of %.2f minutes with seed %d in %s%n", minutes, seed, folder);

        Summary summary = new Torture(home, folder, seed, Duration.ofMillis((long) (minutes * 60_000))).run();

        System.out.println(summary.text());
        Files.writeString(home.resolve("service/target/torture.txt"), summary.text());
        Findings findings = summary.findings();
        assertThat(findings.missing(summary.written()).size()).as("missing").isZero();
        assertThat(findings.doubled().size()).as("doubled").isZero();
        assertThat(findings.foreign().size()).as("torn").isZero();
        assertThat(summary.ship().peakMegabytes()).isLessThan(MOST_MEGABYTES);
        assertThat(summary.ship().endedByItself()).isZero();
    }
}
