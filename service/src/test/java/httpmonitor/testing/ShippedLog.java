package httpmonitor.testing;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.write.ElasticsearchEntrySink;
import httpmonitor.ingest.ship.Idle;
import httpmonitor.ingest.ship.ShipListener;
import httpmonitor.ingest.ship.ShipSummary;
import httpmonitor.ingest.ship.Shipper;
import httpmonitor.ingest.ship.ShipperState;
import httpmonitor.ingest.tail.RunClock;
import httpmonitor.ingest.tail.TailOptions;
import httpmonitor.ingest.tail.Tailed;
import httpmonitor.ingest.tail.TailedSource;
import httpmonitor.ingest.tail.Tailer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A log, and a shipper of the product that follows it in a thread of its own, by the real clock. */
public final class ShippedLog implements ShipListener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RETENTION = Duration.ofDays(36_500);
    private static final long POLL_MILLIS = 20;

    private final Path log;
    private final Tailer tailer;
    private final Shipper shipper;
    private final CompletableFuture<ShipSummary> end = new CompletableFuture<>();
    private final List<ShipperState> states = new CopyOnWriteArrayList<>();
    private volatile long answered;

    /** Begins to ship an empty log in this folder; the connection stays the caller's. */
    public ShippedLog(Path folder, ElasticConnection connection, IndexNames names) throws IOException {
        log = Files.createFile(folder.resolve("access.log"));
        RunClock clock = RunClock.real();
        TailOptions options =
                new TailOptions(List.of(log.toString()), folder.resolve("checkpoints"), "web-1", false, false);
        tailer = new Tailer(options, InputStream.nullInputStream(), clock);
        var sink = new ElasticsearchEntrySink(connection, names, RETENTION, "web-1");
        shipper = new Shipper(
                tailer, LineRules.usual(), sink, this, clock, noting(Idle.real()), new SplittableRandom(), true);
        Thread.ofPlatform().daemon().name("shipper").start(this::run);
    }

    /** A tailer belongs to the shipper's thread, so it is that which looks how far it has come. */
    private Idle noting(Idle idle) {
        return new Idle() {
            @Override
            public void await(Duration atMost) {
                answered = tailer.sources().stream()
                        .mapToLong(TailedSource::answeredOffset)
                        .sum();
                idle.await(atMost);
            }

            @Override
            public void wake() {
                idle.wake();
            }
        };
    }

    private void run() {
        try {
            end.complete(shipper.run());
        } catch (Exception | Error e) {
            end.completeExceptionally(e);
        }
    }

    /** Writes hits with these numbers in their paths: {@code /n/NUMBER}. */
    public void append(int from, int to) throws IOException {
        append(IntStream.range(from, to).mapToObj(ShippedLog::line).collect(Collectors.joining("\n", "", "\n")));
    }

    /** Writes text as it is. */
    public void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }

    /** A hit without its LF. */
    public static String line(int number) {
        return "10.0.0.1 - - [21/Nov/2026:12:00:00 +0000] \"GET /n/" + number + " HTTP/1.1\" 200 5";
    }

    /** Where the log is. */
    public Path path() {
        return log;
    }

    /** Waits until the shipper waits for a reason with these words. */
    public void awaitTrouble(String words) {
        await(
                "trouble: " + words,
                () -> states.stream()
                        .anyMatch(state -> state instanceof ShipperState.Waiting waiting
                                && waiting.reason().contains(words)));
    }

    private void await(String what, BooleanSupplier holds) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (!holds.getAsBoolean()) {
            if (end.isDone() || Instant.now().isAfter(giveUp)) {
                throw new AssertionError("there was no " + what + "; " + states + ", " + end);
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** Waits until all that was appended is answered for. */
    public void awaitAnswered() throws IOException {
        long size = Files.size(log);
        await("end of the log", () -> answered == size);
    }

    /** Waits until all that was appended is answered for, then stops, and says what the run has done. */
    public ShipSummary drain() throws IOException {
        awaitAnswered();
        shipper.stop();
        return end.join();
    }

    /** All states that the shipper reported, in order. */
    public List<ShipperState> states() {
        return states;
    }

    @Override
    public void onEvent(Tailed event) {}

    @Override
    public void onState(ShipperState state) {
        states.add(state);
    }

    @Override
    public void onLost(String path, long offset, String reason) {
        throw new AssertionError("lost: " + reason);
    }

    @Override
    public void close() throws IOException {
        shipper.stop();
        end.exceptionally(failure -> null).join();
        tailer.close();
    }
}
