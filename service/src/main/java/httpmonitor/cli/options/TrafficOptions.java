package httpmonitor.cli.options;

import httpmonitor.cli.usage.ValueOrigin;
import httpmonitor.generate.Burst;
import httpmonitor.generate.GenerateOptions;
import httpmonitor.generate.LineContent;
import httpmonitor.generate.LogFormat;
import httpmonitor.generate.LogReplay;
import httpmonitor.generate.RateShape;
import httpmonitor.generate.TimeSpan;
import httpmonitor.traffic.DurationText;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the traffic that {@code generate} writes. */
public final class TrafficOptions extends OptionGroup {

    @Option(names = "--rate", paramLabel = "HITS", description = "Hits per second (default: 20).")
    private @Nullable BigDecimal rate;

    @Option(
            names = "--burst",
            paramLabel = "RATExDURATION@EVERY",
            description = "Bursts: 60x3m@10m runs at --rate for 7 minutes, at 60 hits per second for 3, and so on.")
    private @Nullable String burst;

    @Option(names = "--duration", paramLabel = "DURATION", description = "How long (default: until stopped).")
    private @Nullable Duration duration;

    @Option(
            names = "--lines",
            paramLabel = "N",
            description = "Write at most N lines; spread evenly where --from and --to are given.")
    private @Nullable Long lines;

    @Option(names = "--from", paramLabel = "INSTANT", description = "Beginning of back-dated traffic, written at once.")
    private @Nullable PointInTime from;

    @Option(names = "--to", paramLabel = "INSTANT", description = "End of back-dated traffic (default: now).")
    private @Nullable PointInTime to;

    @Option(
            names = "--format",
            defaultValue = "combined",
            paramLabel = "FORMAT",
            description = LogFormat.LABELS + " (default: ${DEFAULT-VALUE}). The last four have response times:"
                    + " log-normal, and longer while there are more hits than usual.")
    private String format = "";

    @Option(
            names = "--errors",
            defaultValue = "2%",
            paramLabel = "SHARE",
            description = "Share of hits with a 5xx; as many of the others, at most 3%%, have a 4xx (default:"
                    + " ${DEFAULT-VALUE}).")
    private String errors = "";

    @Option(
            names = "--malformed",
            defaultValue = "0%",
            paramLabel = "SHARE",
            description = "Share of odd lines: TLS handshakes, garbage, cut lines, hostile texts (default:"
                    + " ${DEFAULT-VALUE}).")
    private String malformed = "";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed, options and --from give the same bytes (default: other traffic each time).")
    private @Nullable Long seed;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Write this log's lines instead, re-stamped: the first is now, gaps are kept. May be"
                    + " compressed (gzip, xz, zstd, bzip2).")
    private @Nullable Path replay;

    @Option(names = "--speed", paramLabel = "X", description = "Divides the gaps of --replay (default: 1).")
    private @Nullable BigDecimal speed;

    /** The replay of another log, if the user asks for it. */
    public Optional<LogReplay.Options> replay(Instant now) {
        if (replay == null) {
            if (speed != null) {
                throw wrong("--speed needs --replay");
            }
            return Optional.empty();
        }
        Stream.of("--rate", "--burst", "--from", "--to", "--format", "--errors", "--malformed", "--seed")
                .filter(name -> origin(name) == ValueOrigin.COMMAND_LINE)
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(name + " does not go with --replay, whose lines are there already");
                });
        Path file = replay;
        BigDecimal divisor = speed == null ? BigDecimal.ONE : speed;
        return Optional.of(checked(() -> new LogReplay.Options(file, divisor, span(now))));
    }

    /** The generated traffic. */
    public GenerateOptions generated(Instant now) {
        return checked(() -> {
            var content =
                    new LineContent(LogFormat.parse(format), LineContent.share(errors), LineContent.share(malformed));
            var bursts = Optional.ofNullable(burst).map(text -> Burst.parse(text, DurationText::parse));
            var span = span(now);
            var shape = RateShape.of(Optional.ofNullable(rate), bursts, span);
            return new GenerateOptions(content, shape, span, seed());
        });
    }

    /** Whether lines get the time at which they are written. */
    public boolean isLive() {
        return from == null && to == null;
    }

    /** Whether the traffic ends by itself. */
    public boolean ends() {
        return duration != null || lines != null;
    }

    /** The rate, for a sentence. */
    public String rateText() {
        String hits = (rate == null ? RateShape.USUAL : rate).toPlainString() + " hits per second";
        return burst == null ? hits : hits + " and bursts of " + burst;
    }

    private TimeSpan span(Instant now) {
        OptionalLong most = lines == null ? OptionalLong.empty() : OptionalLong.of(lines);
        return TimeSpan.of(most, Optional.ofNullable(duration), at(from, now), at(to, now), now);
    }

    private OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    private static Optional<Instant> at(@Nullable PointInTime point, Instant now) {
        return Optional.ofNullable(point).map(it -> it.at(now));
    }
}
