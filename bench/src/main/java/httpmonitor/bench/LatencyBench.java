package httpmonitor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From the moment at which a line is written to the first search that finds it, and what is spent where. Every line
 * says which one it is, in the place of its bytes; a forwarder between {@code ship} and the store sees when it was sent
 * and when that was answered.
 */
@Command(name = "latency", description = "From a line's writing to the first search that finds it, step by step.")
final class LatencyBench extends Bench {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss +0000", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final byte[] BYTES = "\"body\":{\"bytes\":".getBytes(StandardCharsets.US_ASCII);
    private static final int WRITES_PER_SECOND = 100;
    private static final double SETTLE_SECONDS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(names = "--rate", defaultValue = "1000", description = "Lines per second (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "600", description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds;

    private long[] written = {};
    private long[] sent = {};
    private long[] answered = {};
    private long[] found = {};

    @Override
    Report measure(Product product, Scratch scratch) throws Exception {
        int lines = rate * seconds;
        written = new long[lines];
        sent = new long[lines];
        answered = new long[lines];
        found = new long[lines];
        Path log = scratch.file("access.log");
        Files.createFile(log);
        try (BenchStore store = BenchStore.start(product, scratch.file("data"), "512m");
                Forwarder forwarder = new Forwarder(store.url(), this::onBulk)) {
            ProcessBuilder ship = product.command("ship", "--data", store.data(), log);
            ship.environment().putAll(store.environment(forwarder.url()));
            Process shipper = ship.redirectErrorStream(true)
                    .redirectOutput(scratch.file("ship.log").toFile())
                    .start();
            try {
                follow(store, log, lines);
            } finally {
                Product.stop(shipper);
            }
        }
        return report(lines);
    }

    private void follow(BenchStore store, Path log, int lines) throws Exception {
        progress("writing " + rate + " lines a second for " + seconds + " s");
        AtomicBoolean stopped = new AtomicBoolean();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> searching = threads.submit(() -> {
                search(store, lines, stopped);
                return null;
            });
            try {
                write(log, lines);
                searching.get();
            } finally {
                stopped.set(true);
            }
        }
    }

    private void write(Path log, int lines) throws IOException, InterruptedException {
        int each = Math.max(1, rate / WRITES_PER_SECOND);
        long started = System.nanoTime();
        try (BufferedWriter out = Files.newBufferedWriter(log)) {
            for (int line = 0; line < lines; ) {
                String time = TIME.format(Instant.now());
                int end = Math.min(lines, line + each);
                for (int i = line; i < end; i++) {
                    out.write("192.0.2.1 - - [" + time + "] \"GET /a/b HTTP/1.1\" 200 " + i + " \"-\" \"bench\"\n");
                }
                out.flush();
                long now = System.nanoTime();
                Arrays.fill(written, line, end, now);
                line = end;
                long due = started + line * 1_000_000_000L / rate;
                Thread.sleep(Duration.ofNanos(Math.max(0, due - now)));
            }
        }
    }

    /** Asks without a pause for the highest line that a search finds: lines are stored in their order. */
    private void search(BenchStore store, int lines, AtomicBoolean stopped) throws IOException, InterruptedException {
        String ask = "{\"size\":0,\"aggs\":{\"last\":{\"max\":{\"field\":\"http.response.body.bytes\"}}}}";
        Instant end = Instant.now().plusSeconds(seconds).plus(PATIENCE);
        for (int known = 0; known < lines && !stopped.get(); ) {
            JsonNode last =
                    store.post("/access-log-*/_search?request_cache=false", ask).at("/aggregations/last/value");
            long now = System.nanoTime();
            int highest = last.isNumber() ? last.asInt() + 1 : 0;
            for (; known < highest; known++) {
                found[known] = now;
            }
            if (Instant.now().isAfter(end)) {
                throw new IOException("after " + PATIENCE.toSeconds() + " s of waiting only " + known + " of " + lines
                        + " lines are found");
            }
            Thread.sleep(5);
        }
    }

    private void onBulk(byte[] body, long arrivedNanos, long answeredNanos) {
        int first = number(body, next(body, 0));
        if (first < 0) {
            return; // heartbeats
        }
        int last = first;
        for (int at = next(body, 0); at >= 0; at = next(body, at)) {
            last = number(body, at);
        }
        for (int line = first; line <= last; line++) {
            sent[line] = arrivedNanos;
            answered[line] = answeredNanos;
        }
    }

    /** The index behind the next {@link #BYTES}, negative where there is none. */
    private static int next(byte[] body, int from) {
        for (int at = from; at <= body.length - BYTES.length; at++) {
            if (body[at] == '"' && Arrays.equals(body, at, at + BYTES.length, BYTES, 0, BYTES.length)) {
                return at + BYTES.length;
            }
        }
        return -1;
    }

    private static int number(byte[] body, int at) {
        if (at < 0) {
            return -1;
        }
        int number = 0;
        for (int i = at; body[i] >= '0' && body[i] <= '9'; i++) {
            number = 10 * number + body[i] - '0';
        }
        return number;
    }

    private Report report(int lines) {
        Report report = new Report(
                "From a line to the first search that finds it, " + rate + " lines per second for " + seconds + " s");
        steps(report, lines, "read and sent", line -> millis(written[line], sent[line]), List.of());
        steps(report, lines, "stored", line -> millis(sent[line], answered[line]), List.of());
        steps(report, lines, "refreshed", line -> millis(answered[line], found[line]), List.of());
        steps(report, lines, "all of it", line -> millis(written[line], found[line]), List.of(Bound.atMost(1300)));
        double late = IntStream.range(0, lines)
                .filter(line -> millis(written[line], found[line]) > SETTLE_SECONDS * 1000)
                .count();
        report.add("lines found later than --settle", "lines", Measurements.of(late), Bound.atMost(0));
        report.note("A tick for t is evaluated at t + settle, by default 3 s: a line must be found within that time.");
        return report;
    }

    private static void steps(Report report, int lines, String what, IntToDoubleFunction millis, List<Bound> ofP99) {
        List<Double> each = new ArrayList<>(lines);
        for (int line = 0; line < lines; line++) {
            each.add(millis.applyAsDouble(line));
        }
        Measurements samples = new Measurements(each);
        report.add(what + ", p50", "ms", Measurements.of(samples.median()));
        Measurements p99 = Measurements.of(samples.percentile(99));
        if (ofP99.isEmpty()) {
            report.add(what + ", p99", "ms", p99);
        } else {
            report.add(what + ", p99", "ms", p99, ofP99.getFirst());
        }
        report.add(what + ", max", "ms", Measurements.of(samples.max()));
    }

    private static double millis(long from, long to) {
        return (to - from) / 1e6;
    }
}
