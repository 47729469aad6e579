package httpmonitor.cli.options;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.format.TrustedProxies;
import httpmonitor.cli.usage.Topic;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for how the lines of an access log are read. */
@Topic.Of(Topic.LINES)
public final class LineOptions extends OptionGroup {

    @Option(
            names = "--log-format",
            paramLabel = "NAME|DIRECTIVE",
            description = "The lines' format: its name, or the string of an nginx log_format or an Apache LogFormat,"
                    + " pasted (default: recognised line by line). A line that does not match is no hit.")
    private String format = "";

    @Option(
            names = "--trusted-proxies",
            split = "[,\n]",
            paramLabel = "CIDR",
            description = "Of a list of addresses (X-Forwarded-For) the client is the last one that is in none of these"
                    + " networks (default: the first of the list).")
    private List<String> trustedProxies = List.of();

    @Option(
            names = "--log-zone",
            paramLabel = "ZONE",
            description = "The zone of times that name none (default: the machine's).")
    private @Nullable ZoneId zone;

    /** The given options, as settings of the Docker stack. */
    public Map<String, String> ofStack() {
        Map<String, String> settings = new HashMap<>();
        if (!format.isEmpty()) {
            settings.put("LOG_FORMAT", format);
        }
        if (!trustedProxies.isEmpty()) {
            settings.put("TRUSTED_PROXIES", String.join(",", trustedProxies));
        }
        if (zone != null) {
            settings.put("LOG_ZONE", zone.getId());
        }
        return settings;
    }

    /** Refuses values that cannot be read. */
    public void check() {
        LineRules unused = rules();
    }

    /** The rules; wrong usage where a value cannot be read. */
    public LineRules rules() {
        TrustedProxies trusted = read("--trusted-proxies", () -> TrustedProxies.of(trustedProxies));
        ZoneId declared = zone == null ? ZoneId.systemDefault() : zone;
        return read("--log-format", () -> new LineRules(format, declared, trusted));
    }
}
