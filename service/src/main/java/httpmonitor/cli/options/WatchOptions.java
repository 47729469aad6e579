package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import httpmonitor.console.Terminal;
import httpmonitor.elastic.admin.Role;
import httpmonitor.poller.tick.Ticks;
import httpmonitor.traffic.HitList;
import httpmonitor.view.text.Palette;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a poller: what is watched, how often, and how it is shown. */
public final class WatchOptions extends OptionGroup {

    /** The alert rules. */
    @Mixin
    public RuleOptions rule = new RuleOptions();

    /** Which hits count. */
    @Mixin
    public FilterOption filter = new FilterOption();

    /** The targets that are notified of alerts. */
    @Mixin
    public NotifyOptions notify = new NotifyOptions();

    /** Whether and where the web page is served. */
    @Mixin
    public WebOptions web = new WebOptions();

    /** Where Kibana is. */
    @Mixin
    public KibanaOption kibana = new KibanaOption();

    @Topic.Of(Topic.NOTIFICATIONS)
    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Serve /metrics for Prometheus, /livez and /readyz on this port of 127.0.0.1.")
    private @Nullable Integer metricsPort;

    @Option(
            names = "--interval",
            defaultValue = "10s",
            paramLabel = "DURATION",
            description = "Time between ticks; each shows the hits of this time. Whole seconds (default:"
                    + " ${DEFAULT-VALUE}).")
    private Duration interval = Duration.ZERO;

    @Mixin
    private SettleOption settle = new SettleOption();

    @Topic.Of(Topic.DISPLAY)
    @Option(
            names = "--top",
            defaultValue = "10",
            paramLabel = "N",
            description = "Length of every list (default: ${DEFAULT-VALUE}).")
    private int top;

    @Topic.Of(Topic.DISPLAY)
    @Option(
            names = "--lists",
            split = "[,\n]",
            paramLabel = "LIST",
            description = "Further lists of each tick, separated by commas: urls, failing_urls, networks, status,"
                    + " methods, agents,"
                    + " referrers, hosts (virtual ones), servers (default: none).")
    private List<String> lists = List.of();

    /** Whether to run one tick and end. */
    @Option(names = "--once", fallbackValue = "true", description = "Show one tick and exit.")
    public boolean once;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "Evaluate at that instant and exit; 'latest' is the second after the newest hit that is not in"
                            + " the future.")
    private @Nullable String at;

    @Topic.Of(Topic.DISPLAY)
    @Option(
            names = "--plain",
            fallbackValue = "true",
            description = "One block of text per tick, also on a terminal; no control codes.")
    boolean plain;

    /** How ticks are shown. */
    @Mixin
    public DisplayOptions display = new DisplayOptions();

    /** Whether ticks are shown on a live screen. */
    public boolean isLive() {
        return display.output == OutputFormat.TABLE && !plain && Terminal.isInteractive(System.getenv());
    }

    /** The colours of what is printed. */
    public Palette palette() {
        return display.palette(plain);
    }

    /**
     * When ticks happen.
     *
     * @throws picocli.CommandLine.ParameterException where the interval and the settle time do not fit together
     */
    public Ticks ticks() {
        return checked(() -> new Ticks(interval, settle.settle()));
    }

    /**
     * The length of the lists, from 1 to 1000.
     *
     * @throws picocli.CommandLine.ParameterException where another number was given
     */
    public int top() {
        if (top < 1 || top > 1000) {
            throw wrong("--top must be from 1 to 1000");
        }
        return top;
    }

    /** The lists that are asked for in addition to sections and clients. */
    public Set<HitList> lists() {
        Set<HitList> asked = EnumSet.noneOf(HitList.class);
        for (String name : lists) {
            asked.add(Arrays.stream(HitList.values())
                    .filter(list -> list.label().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> wrong("--lists: there is no list '" + name + "'; there are "
                            + Arrays.stream(HitList.values())
                                    .map(HitList::label)
                                    .collect(Collectors.joining(", ")))));
        }
        return asked;
    }

    /** Where to serve metrics, if anywhere. */
    public Optional<Integer> metricsPort() {
        if (metricsPort != null && (metricsPort < 0 || metricsPort > 65_535)) {
            throw wrong("--metrics-port must be from 0 to 65535");
        }
        return Optional.ofNullable(metricsPort);
    }

    /** The instant that {@code --at} asks about: empty where it is not given, or is {@code latest}. */
    public Optional<PointInTime> at() {
        if (at == null || isLatest()) {
            return Optional.empty();
        }
        try {
            return Optional.of(PointInTime.parse(at));
        } catch (IllegalArgumentException e) {
            throw wrong("--at: " + e.getMessage());
        }
    }

    /** What a poller with these options has to be allowed: an Alertmanager needs no index to share with others. */
    public Role role() {
        return notify.shared().isEmpty() ? Role.READER : Role.ALERT_WRITER;
    }

    /** Whether {@code --at latest} was given. */
    public boolean isLatest() {
        return "latest".equals(at);
    }
}
