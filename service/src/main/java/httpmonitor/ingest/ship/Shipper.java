package httpmonitor.ingest.ship;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.ingest.tail.Moment;
import httpmonitor.ingest.tail.RunClock;
import httpmonitor.ingest.tail.Tailed;
import httpmonitor.ingest.tail.TailedFile;
import httpmonitor.ingest.tail.TailedSource;
import httpmonitor.ingest.tail.Tailer;
import httpmonitor.ingest.tail.checkpoint.AlreadyTailedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Moves lines from a tailer into a store, each once, also where files, store or this process fail. The checkpoint of a
 * file moves past a line only after the answer; without an answer the line is sent again under the same id.
 *
 * <p>One thread calls {@link #run}; any thread may call {@link #stop} and {@link #isUnheard}. Where the
 * store does not answer, the shipper waits and reads nothing, so that memory is bounded by a few batches and the last
 * block. Where a checkpoint cannot be written, it tries again every second, and sends no line beyond the reach of the
 * last checkpoint.
 */
public final class Shipper {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration READ_EVERY = Duration.ofMillis(100);
    private static final Duration ROUTING_LASTS = Duration.ofMinutes(10);
    private static final Duration CLOCK_STEP = Duration.ofSeconds(2);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(3);

    private final Tailer tailer;
    private final EntrySink sink;
    private final ShipListener listener;
    private final ShipReporter reporter;
    private final RunClock clock;
    private final Idle idle;
    private final boolean beating;
    private final LineIds ids = new LineIds();
    private final NoHitWarnings warnings;
    private final LineParsers parsers;
    private final Counts counts = new Counts();
    private final Outbox outbox;
    private final Beats beats;
    private final CheckpointSaver saver;
    private Outgoing open;
    private Moment now;
    private Duration wallAhead;
    private Instant lookedAt = Instant.EPOCH;
    private volatile boolean stopping;
    private volatile boolean unheard;

    /**
     * A shipper that is not running yet.
     *
     * @param rules the rules by which lines are read
     * @param beating whether to send heartbeats
     * @param idle used by this shipper only
     */
    public Shipper(
            Tailer tailer,
            LineRules rules,
            EntrySink sink,
            ShipListener listener,
            RunClock clock,
            Idle idle,
            RandomGenerator random,
            boolean beating) {
        this.tailer = tailer;
        this.listener = listener;
        this.warnings = new NoHitWarnings(rules);
        this.parsers = new LineParsers(rules, warnings);
        this.sink = sink;
        this.clock = clock;
        this.idle = idle;
        this.beating = beating;
        this.outbox = new Outbox(sink, listener, random, idle::wake, counts);
        this.now = clock.now();
        this.wallAhead = now.wallAhead();
        this.reporter = new ShipReporter(listener, counts, now.steady());
        this.beats = new Beats(sink, counts, warnings, now.steady());
        this.saver = new CheckpointSaver(tailer, clock);
        this.open = new Outgoing(sink, ids, parsers);
        this.unheard = beating;
    }

    /**
     * Whether it has begun to read and has sent no heartbeat yet: the store may hold only a small part of its files.
     */
    public boolean isUnheard() {
        return unheard;
    }

    /** Ends the run soon; the next run sends the lines again that are not answered by then. */
    public void stop() {
        stopping = true;
        idle.wake();
    }

    /**
     * Ships until all lines are stored, where the tailer does not follow its files; else until it is stopped.
     *
     * @throws AlreadyTailedException if another process ships one of the sources
     * @throws IOException if a checkpoint cannot be written when the run is stopped, or a glob cannot be followed
     */
    public ShipSummary run() throws IOException, AlreadyTailedException {
        reporter.start(clock.now().steady());
        while (!isStopping() && !(tailer.isOver() && outbox.isEmpty() && open.isEmpty())) {
            turn();
        }
        boolean complete = false;
        if (isStopping()) {
            awaitAnswersAWhile();
            tailer.save();
        } else if (saveFirst()) {
            sink.makeSearchable().join();
            complete = true;
        }
        warnings.giveLast(listener::onWarning);
        return reporter.summary(clock.now().steady(), complete);
    }

    private boolean isStopping() {
        if (Thread.interrupted()) { // an interrupted thread could not write the last save
            stopping = true;
        }
        return stopping;
    }

    private void turn() throws IOException, AlreadyTailedException {
        now = clock.now();
        noticeSetClock();
        outbox.step(now.steady()); // an answer may have made room
        if (!now.steady().isBefore(lookedAt.plus(LOOK_EVERY))) {
            tailer.look().forEach(this::accept);
            lookedAt = now.steady();
            parsers.forgetLeft();
        }
        boolean found = read();
        if (!found && outbox.hasRoom()) {
            submit();
            beats.atEnd(tailer.sources(), lookedAt, outbox.submitted());
        }
        housekeeping();
        if (!found) {
            idle.await(READ_EVERY);
        }
    }

    /**
     * Reads at most one block of each source, then returns for other work.
     *
     * @return {@code false} where nothing more can be taken now
     */
    private boolean read() throws IOException {
        for (int blocks = Math.max(1, tailer.sources().size()); blocks > 0; blocks--) {
            Optional<List<Tailed>> block = outbox.hasRoom() ? tailer.next() : Optional.empty();
            if (block.isEmpty()) {
                return false;
            }
            block.get().forEach(this::accept);
        }
        return true;
    }

    /** Notices that the wall clock was set. Nothing else changes: the steady clock paces all work. */
    private void noticeSetClock() {
        Duration by = now.wallAhead().minus(wallAhead);
        wallAhead = now.wallAhead();
        if (by.abs().compareTo(CLOCK_STEP) >= 0) {
            listener.onClockSet(by);
        }
    }

    private void accept(Tailed event) {
        switch (event) {
            case Tailed.Line line -> add(line);
            case Tailed.Ended ended -> end(ended.file());
            case Tailed.Dropped dropped -> warnings.forget(dropped.path(), listener::onWarning);
            case Tailed.Unreadable problem -> reporter.event(problem);
            case Tailed.Missing missing -> reporter.event(missing);
            case Tailed.Unmatched unmatched -> reporter.event(unmatched);
            case Tailed.Rotated rotated -> reporter.event(rotated);
            case Tailed.Truncated truncated -> reporter.event(truncated);
            case Tailed.CheckpointSetAside aside -> reporter.event(aside);
        }
    }

    private void add(Tailed.Line line) {
        if (isStopping()) {
            return; // it has no answer, so the next run reads it again
        }
        TailedFile file = line.file();
        if (file.wantsRerouting(
                line.offset(), now.wall().minus(ROUTING_LASTS), now.wall().plus(ROUTING_LASTS))) {
            submit();
            await(outbox::isEmpty);
            if (file.hasSentMore()) { // a part of a line still waits in front of them
                open.giveUpParts(file, now.wall());
                submit();
                await(outbox::isEmpty);
            }
            if (isStopping()) {
                return;
            }
            file.reroute(now.wall());
        }
        open.add(line, now.wall());
        if (open.isFull()) {
            await(outbox::hasRoom); // only now, so that the next batch is nearly ready when one is answered
            submit();
        }
    }

    private void end(TailedFile file) {
        if (!isStopping()) {
            open.end(file, now.wall());
        }
    }

    /** Sends the open batch, once the checkpoint says that its lines may have been sent. */
    private void submit() {
        if (open.isEmpty()) {
            return;
        }
        if (!open.lines().isEmpty() && open.aboutToSend() && !saveFirst()) {
            return; // the run is being stopped: the next one reads these lines again
        }
        outbox.submit(open, clock.now().steady());
        open = new Outgoing(sink, ids, parsers);
    }

    /** Waits until the checkpoint is written; {@code false} where the run is stopped meanwhile. */
    private boolean saveFirst() {
        saver.save();
        if (saver.trouble() != null) {
            await(() -> saver.trouble() == null);
        }
        return saver.trouble() == null;
    }

    /** Waits until a condition holds; takes the answers that have come before each wait. */
    private void await(BooleanSupplier reached) {
        housekeeping();
        while (!reached.getAsBoolean() && !isStopping()) {
            idle.await(READ_EVERY);
            housekeeping();
        }
    }

    private void awaitAnswersAWhile() {
        Instant end = clock.now().steady().plus(SHUTDOWN_TIMEOUT);
        outbox.step(clock.now().steady());
        while (!outbox.isEmpty()
                && outbox.trouble() == null
                && clock.now().steady().isBefore(end)) {
            idle.await(READ_EVERY);
            outbox.step(clock.now().steady());
        }
    }

    /** The recurring work, done also while waiting for the store. */
    private void housekeeping() {
        now = clock.now();
        noticeSetClock();
        Instant steady = now.steady();
        outbox.step(steady);
        noteProgress();
        if (beating) {
            beats.step(tailer.sources(), now);
            unheard = beats.isUnheard(tailer.sources());
        }
        saver.saveIfDue(steady);
        ShipperState state = currentState();
        if (state instanceof ShipperState.CaughtUp) {
            renewRouting(now.wall());
        }
        reporter.state(state);
        warnings.give(state instanceof ShipperState.CaughtUp, listener::onWarning);
        reporter.progress(tailer.sources(), steady);
    }

    private void noteProgress() {
        beats.answered(outbox.answered());
        for (TailedSource source : tailer.sources()) {
            counts.of(source.path()).lastHit().ifPresent(source::lastHit);
        }
    }

    private ShipperState currentState() {
        String unsaved = saver.trouble();
        if (unsaved != null) {
            return new ShipperState.Waiting(unsaved, true);
        }
        String trouble = outbox.trouble();
        if (trouble != null) {
            return new ShipperState.Waiting(trouble);
        }
        boolean caughtUp =
                outbox.isEmpty() && open.isEmpty() && tailer.sources().stream().allMatch(TailedSource::isAtEnd);
        return caughtUp ? new ShipperState.CaughtUp() : new ShipperState.Shipping();
    }

    /**
     * Routes lines by a newer instant, where the present one is old or of another run. Only while nothing is in flight.
     */
    private void renewRouting(Instant wall) {
        for (TailedFile file : tailer.openFiles()) {
            Duration age = Duration.between(file.routedAsOf(), wall).abs();
            if (!file.hasSentMore() && (file.isResending() || age.compareTo(ROUTING_LASTS) > 0)) {
                file.reroute(wall);
            }
        }
    }
}
