package httpmonitor.cli;

import httpmonitor.alert.AlertRule;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The alert's rule. */
final class RuleOptions {

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--window",
            defaultValue = "2m",
            paramLabel = "DURATION",
            description = "Length of the window that is averaged, up to 6h (default: ${DEFAULT-VALUE}).")
    private Duration window = Duration.ZERO;

    @Option(
            names = "--threshold",
            defaultValue = "10",
            paramLabel = "RATE",
            description = "Hits per second above which the alert fires (default: ${DEFAULT-VALUE}).")
    private BigDecimal threshold = BigDecimal.ZERO;

    @Option(
            names = "--recovery-threshold",
            paramLabel = "RATE",
            description = "Hits per second at or below which it recovers (default: the threshold).")
    private @Nullable BigDecimal recoveryThreshold;

    AlertRule rule() {
        try {
            return new AlertRule(window, threshold, recoveryThreshold == null ? threshold : recoveryThreshold);
        } catch (IllegalArgumentException e) {
            throw Usage.wrong(command, e);
        }
    }
}
