package httpmonitor.cli.options;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Option;

/** The option for how long a second may take to be complete. */
public final class SettleOption {

    @Option(
            names = "--settle",
            defaultValue = "3s",
            paramLabel = "DURATION",
            description = "How long to wait for the lines of a second before it counts (default: ${DEFAULT-VALUE}).")
    private Duration settle = Duration.ZERO;

    /** How long after its end a second counts as complete. */
    public Duration settle() {
        return settle;
    }

    /** The end of the last second that is complete at this time. */
    public Instant settled(Instant now) {
        return now.minus(settle).truncatedTo(ChronoUnit.SECONDS);
    }
}
