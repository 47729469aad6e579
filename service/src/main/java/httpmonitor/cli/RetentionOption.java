package httpmonitor.cli;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How long hits are kept. */
@Topic.Of(Topic.STORE)
final class RetentionOption {

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--retention",
            defaultValue = "30d",
            paramLabel = "DURATION",
            description = "How long a day's hits are kept; older ones go to an archive that is never pruned (default:"
                    + " ${DEFAULT-VALUE}).")
    private Duration retention = Duration.ZERO;

    Duration retention() {
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            throw Usage.wrong(command, "--retention must be at least 1d");
        }
        return retention;
    }
}
