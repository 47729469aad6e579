package httpmonitor.cli.options;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The option for how long a second may take to be complete. */
public final class SettleOption {

    @Option(
            names = "--settle",
            defaultValue = "3s",
            paramLabel = "DURATION",
            description = "How long a tick waits for the lines of its last second (default: ${DEFAULT-VALUE}).")
    private Duration settle = Duration.ZERO;

    /** How long after its end a second counts as complete, as the user gave it; it may be negative. */
    public Duration settle() {
        return settle;
    }
}
