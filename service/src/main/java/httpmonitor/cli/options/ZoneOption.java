package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import java.time.ZoneId;
import java.time.ZoneOffset;
import picocli.CommandLine.Option;

/** The time zone of times that are shown, and of the local times that a rule about the usual compares. */
@Topic.Of(Topic.DISPLAY)
public final class ZoneOption {

    /** The zone; UTC where none is given. */
    @Option(
            names = "--zone",
            defaultValue = "UTC",
            paramLabel = "ZONE",
            description = "Time zone of the display and of 'usual' rules (default: ${DEFAULT-VALUE}).")
    public ZoneId zone = ZoneOffset.UTC;
}
