package httpmonitor.generate;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Another log's traffic, as a user asks for it.
 *
 * @param file the log, compressed or not
 * @param speed gaps between lines are divided by it, above 0
 * @param lines at most that many lines, at least 1
 * @param duration the longest time that the replay runs; empty: no bound
 */
public record ReplayOptions(Path file, BigDecimal speed, OptionalLong lines, Optional<Duration> duration) {

    /** Checks the ranges; the message of the exception is a sentence for the user. */
    public ReplayOptions {
        if (speed.signum() <= 0) {
            throw new IllegalArgumentException("--speed must be above 0");
        }
        // The same limits as for traffic that is made up.
        new TimeSpan(lines, duration, Optional.empty(), Optional.empty()).timing(Instant.EPOCH);
    }
}
