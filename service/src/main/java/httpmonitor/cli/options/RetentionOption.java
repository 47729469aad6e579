package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for how long hits are kept. */
@Topic.Of(Topic.STORE)
public final class RetentionOption extends OptionGroup {
    /** The retention without a setting. */
    public static final Duration DEFAULT = Duration.ofDays(30);

    @Option(
            names = "--retention",
            paramLabel = "DURATION",
            description = "Delete a day's hits after this time; hits that are older when they arrive go to an archive"
                    + " that is never deleted (default: 30d; setup keeps what the cluster has).")
    private @Nullable Duration retention;

    /** How long hits are kept: as given, else {@link #DEFAULT}. */
    public Duration retention() {
        return given().orElse(DEFAULT);
    }

    /** The retention of the command line, the environment or the configuration file; empty without one. */
    public Optional<Duration> given() {
        if (retention != null && retention.compareTo(Duration.ofDays(1)) < 0) {
            throw wrong("--retention must be at least 1d");
        }
        return Optional.ofNullable(retention);
    }
}
