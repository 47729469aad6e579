package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import httpmonitor.console.Terminal;
import httpmonitor.view.text.Palette;
import java.time.ZoneId;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for how results are shown. */
@Topic.Of(Topic.DISPLAY)
public final class DisplayOptions {

    /** When to use colour. */
    private enum ColorChoice {
        AUTO,
        ALWAYS,
        NEVER;

        /**
         * Whether to colour. {@code AUTO} respects {@code NO_COLOR} (https://no-color.org), and colours only on a
         * terminal.
         */
        boolean colors(Map<String, String> environment) {
            return switch (this) {
                case ALWAYS -> true;
                case NEVER -> false;
                case AUTO ->
                    Terminal.isStandardOutput()
                            && environment.getOrDefault("NO_COLOR", "").isEmpty()
                            && !"dumb".equals(environment.get("TERM"));
            };
        }
    }

    /** The format of the output. */
    @Option(
            names = "--output",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json or csv (default: ${DEFAULT-VALUE}).")
    public OutputFormat output = OutputFormat.TABLE;

    @Option(
            names = "--color",
            defaultValue = "auto",
            paramLabel = "WHEN",
            description = "auto, always or never (default: ${DEFAULT-VALUE}).")
    private ColorChoice color = ColorChoice.AUTO;

    @Mixin
    private ZoneOption zone = new ZoneOption();

    /** The zone of the display, and of the rules' local times. */
    public ZoneId zone() {
        return zone.zone;
    }

    /** The colours of what is printed; with {@code plain}, none unless they are asked for. */
    public Palette palette(boolean plain) {
        boolean colors = color == ColorChoice.ALWAYS || (!plain && color.colors(System.getenv()));
        return colors ? Palette.COLOR : Palette.NONE;
    }
}
