package httpmonitor.ingest.ship;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.ingest.tail.Moment;
import httpmonitor.ingest.tail.RunClock;
import httpmonitor.ingest.tail.TailOptions;
import httpmonitor.ingest.tail.Tailed;
import httpmonitor.ingest.tail.Tailer;
import httpmonitor.ingest.tail.checkpoint.AlreadyTailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A folder of logs, a store, and shippers that run in a time of their own: whenever a shipper would wait, time passes,
 * and when it has nothing to do for a while, the next step of the test happens.
 */
final class Rig implements ShipListener {
    private static final int QUIET_TURNS = 6;
    private static final int MOST_TURNS = 20_000;

    /** A step of a test. */
    interface Step {
        void run() throws IOException;
    }

    /** The process is gone, in the middle of its work. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    final Path folder;
    final FakeSink sink = new FakeSink();
    final List<Tailed> events = new ArrayList<>();
    final List<ShipperState> states = new ArrayList<>();
    final List<String> lost = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    /** How far the wall clock was set, since the test began. */
    Duration clockSet = Duration.ZERO;

    /** Whether no heartbeat said yet how far it is, each time that the shipper waited. */
    final List<Boolean> unheard = new ArrayList<>();

    final List<Duration> clockSteps = new ArrayList<>();
    /** At most this number of files is held open. */
    int handles = 100;
    /** The number of bytes of incomplete lines that are kept. */
    int lineMemory = 1 << 24;

    Rig(Path folder) {
        this.folder = folder;
    }

    private Moment moment() {
        return new Moment(now, now.plus(clockSet));
    }

    // --- files

    Path path(String name) {
        return folder.resolve(name);
    }

    static String line(int number) {
        return "10.0.0.1 - - [21/Nov/2026:12:00:00 +0000] \"GET /" + number + " HTTP/1.1\" 200 5";
    }

    static String lines(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(line(i)).append('\n');
        }
        return text.toString();
    }

    static List<String> targets(int from, int to) {
        List<String> targets = new ArrayList<>();
        for (int i = from; i < to; i++) {
            targets.add("/" + i);
        }
        return targets;
    }

    void append(String name, String text) throws IOException {
        Files.writeString(path(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        touch(name);
    }

    void truncate(String name) throws IOException {
        Files.write(path(name), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
        touch(name);
    }

    void rename(String from, String to) throws IOException {
        Files.move(path(from), path(to), StandardCopyOption.REPLACE_EXISTING);
    }

    void copy(String from, String to) throws IOException {
        Files.copy(path(from), path(to), StandardCopyOption.REPLACE_EXISTING);
        touch(to);
    }

    /** Compresses as gzip does: another file, with the time of the original. */
    void gzip(String name) throws IOException {
        FileTime modified = Files.getLastModifiedTime(path(name));
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(path(name + ".gz")))) {
            Files.copy(path(name), out);
        }
        Files.delete(path(name));
        Files.setLastModifiedTime(path(name + ".gz"), modified);
    }

    void delete(String name) throws IOException {
        Files.delete(path(name));
    }

    /** Points a symbolic link at a file next to it, in one step. */
    void link(String name, String target) throws IOException {
        Files.createSymbolicLink(path(name + "~"), Path.of(target));
        Files.move(path(name + "~"), path(name), StandardCopyOption.ATOMIC_MOVE);
    }

    void touch(String name) throws IOException {
        Files.setLastModifiedTime(path(name), FileTime.from(now.plus(clockSet)));
    }

    // --- runs

    TailOptions once(String... names) {
        return options(true, false, names);
    }

    TailOptions follow(String... names) {
        return options(false, false, names);
    }

    TailOptions followFromEnd(String... names) {
        return options(false, true, names);
    }

    private TailOptions options(boolean once, boolean fromEnd, String... names) {
        List<String> sources = new ArrayList<>();
        for (String name : names) {
            sources.add(name.equals("-") ? name : path(name).toString());
        }
        return new TailOptions(sources, folder.resolve("checkpoints"), "web-1", once, fromEnd, handles, lineMemory);
    }

    /** Ships with these steps, one after the other whenever there is nothing left to do; ends after the last one. */
    ShipSummary run(TailOptions options, Step... steps) throws IOException, AlreadyTailedException {
        return run(options, false, steps);
    }

    /** The same, but the process dies after the last step. */
    void runAndCrash(TailOptions options, Step... steps) throws IOException, AlreadyTailedException {
        run(options, true, steps);
    }

    private ShipSummary run(TailOptions options, boolean crash, Step... steps)
            throws IOException, AlreadyTailedException {
        try (Tailer tailer = new Tailer(options, InputStream.nullInputStream(), this::moment)) {
            SteppingIdle idle = new SteppingIdle(List.of(steps), crash, !options.once());
            Shipper shipper = new Shipper(
                    tailer, LineRules.usual(), sink, this, this::moment, idle, new Random(1), !options.once());
            idle.shipper = shipper;
            return shipper.run();
        } catch (Crash e) {
            return new ShipSummary(0, 0, 0, 0, 0, 0, Duration.ZERO, false);
        }
    }

    /** Ships by the real clock, because standard input is read by a thread of its own. */
    ShipSummary shipStandardInput(String text) throws IOException, AlreadyTailedException {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        RunClock clock = RunClock.real();
        try (Tailer tailer = new Tailer(follow("-"), in, clock)) {
            return new Shipper(tailer, LineRules.usual(), sink, this, clock, Idle.real(), new Random(1), true).run();
        }
    }

    /** Ships what is there, once. */
    ShipSummary shipOnce(String name, Step... steps) throws IOException, AlreadyTailedException {
        return run(once(name), steps);
    }

    /** Lets this much time pass; a step that does nothing else. */
    Step pass(Duration time) {
        return () -> now = now.plus(time);
    }

    private final class SteppingIdle implements Idle {
        private final Deque<Step> steps;
        private final boolean crash;
        private final boolean follows;
        private final int statesBefore = states.size();
        private Shipper shipper;
        private int quiet;
        private int turns;

        @SuppressWarnings("NullAway.Init") // set before it is used; shipper and idle refer to each other
        SteppingIdle(List<Step> steps, boolean crash, boolean follows) {
            this.follows = follows;
            this.steps = new ArrayDeque<>(steps);
            this.crash = crash;
        }

        @Override
        public void await(Duration atMost) {
            now = now.plus(atMost);
            unheard.add(shipper.isUnheard());
            quiet++;
            turns++;
            if (turns > MOST_TURNS) {
                throw new AssertionError("the shipper does not come to an end");
            }
            if (quiet >= QUIET_TURNS && (hasCaughtUp() || quiet > 20)) {
                quiet = 0;
                next();
            }
        }

        private boolean hasCaughtUp() {
            return states.size() > statesBefore && states.getLast() instanceof ShipperState.CaughtUp;
        }

        private void next() {
            Step step = steps.poll();
            try {
                if (step != null) {
                    step.run();
                } else if (crash) {
                    throw new Crash();
                } else if (follows) {
                    shipper.stop();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void wake() {}
    }

    // --- what was said

    @Override
    public void onEvent(Tailed event) {
        events.add(event);
    }

    @Override
    public void onWarning(String sentences) {
        warnings.add(sentences);
    }

    @Override
    public void onClockSet(Duration by) {
        clockSteps.add(by);
    }

    @Override
    public void onState(ShipperState state) {
        states.add(state);
    }

    @Override
    public void onLost(String path, long offset, String reason) {
        lost.add(reason);
    }
}
