package httpmonitor.cli.options;

import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.view.web.WebSyntax;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import picocli.CommandLine.TypeConversionException;

/** Lets questions of the page be written as on the command line. */
public final class CommandLineSyntax implements WebSyntax {

    @Override
    public Instant instant(String text, Instant now) {
        return read(() -> PointInTime.parse(text).at(now));
    }

    @Override
    public Duration duration(String text) {
        return read(() -> DurationArgument.parse(text));
    }

    @Override
    public Condition condition(String text) {
        return FilterOption.condition(text);
    }

    private static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
