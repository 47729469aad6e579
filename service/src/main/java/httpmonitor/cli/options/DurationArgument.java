package httpmonitor.cli.options;

import httpmonitor.traffic.DurationText;
import java.time.Duration;
import java.util.Objects;
import picocli.CommandLine.TypeConversionException;

/** Durations as users write them, for picocli. */
public final class DurationArgument {

    private DurationArgument() {}

    /** Parses, or says how a duration is written. */
    public static Duration parse(String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(Objects.requireNonNull(e.getMessage()));
        }
    }
}
