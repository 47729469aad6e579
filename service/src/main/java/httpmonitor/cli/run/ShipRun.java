package httpmonitor.cli.run;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.console.Sentence;
import httpmonitor.console.Shutdown;
import httpmonitor.console.UserException;
import httpmonitor.doctor.ClusterChecks;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.elastic.write.ElasticsearchEntrySink;
import httpmonitor.ingest.ship.Idle;
import httpmonitor.ingest.ship.ShipListener;
import httpmonitor.ingest.ship.ShipSummary;
import httpmonitor.ingest.ship.Shipper;
import httpmonitor.ingest.ship.ShipperState;
import httpmonitor.ingest.tail.RunClock;
import httpmonitor.ingest.tail.TailOptions;
import httpmonitor.ingest.tail.Tailed;
import httpmonitor.ingest.tail.Tailer;
import httpmonitor.ingest.tail.checkpoint.AlreadyTailedException;
import httpmonitor.traffic.DurationText;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Ships log files by the options, and reports problems on standard error. */
public final class ShipRun implements ShipListener {

    /** How long a stop waits for the answers to requests in flight. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

    private final TailOptions options;
    private final LineRules rules;
    private final ElasticConnection connection;
    private final IndexNames names;
    private final Duration retention;
    private final Shutdown shutdown;
    private final PrintWriter err;
    private final ProgressLine progress;
    private boolean waiting;
    private boolean waitingToSave;
    private String saidAtStart = "";
    private volatile @Nullable Shipper running;

    /**
     * A run that has not started; {@link #run} starts it.
     *
     * @param retention how long hits are kept
     * @param shutdown stops the shipper on every way out
     * @param terminal whether {@code err} is a terminal
     */
    public ShipRun(
            TailOptions options,
            LineRules rules,
            ElasticConnection connection,
            IndexNames names,
            Duration retention,
            Shutdown shutdown,
            PrintWriter err,
            boolean terminal) {
        this.options = options;
        this.rules = rules;
        this.connection = connection;
        this.names = names;
        this.retention = retention;
        this.shutdown = shutdown;
        this.err = err;
        this.progress = new ProgressLine(err, terminal);
    }

    /** Ships until all lines are stored, or until the program is stopped. */
    public ShipSummary run() throws IOException, AlreadyTailedException {
        requireTemplates();
        new ClusterChecks(connection, names).warnOfVersion(said -> say(Sentence.of(said)));
        RunClock clock = RunClock.real();
        try (Tailer tailer = new Tailer(options, System.in, clock);
                ElasticsearchEntrySink sink =
                        new ElasticsearchEntrySink(connection, names, retention, options.host())) {
            Shipper shipper =
                    new Shipper(tailer, rules, sink, this, clock, Idle.real(), new SplittableRandom(), !options.once());
            running = shipper;
            CountDownLatch ended = new CountDownLatch(1);
            shutdown.add(() -> {
                shipper.stop();
                boolean unused = ended.await(SHUTDOWN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            });
            try {
                return shipper.run();
            } finally {
                progress.erase();
                ended.countDown();
            }
        }
    }

    /**
     * A sentence while no heartbeat shows how much of the logs is stored; empty later, and where there is no log.
     */
    public Optional<String> unheard() {
        Shipper shipper = running;
        return shipper == null || shipper.isUnheard()
                ? Optional.of("Reading the log: how much of it is stored is not known yet")
                : Optional.empty();
    }

    /** Refuses a store without the templates; a store that does not answer yet is waited for later. */
    void requireTemplates() {
        try {
            Optional<String> objection = new Templates(connection, names).objection();
            if (objection.isPresent()) {
                throw new UserException(objection.get());
            }
        } catch (ElasticException e) {
            saidAtStart = String.valueOf(e.getMessage());
            say("Waiting: " + saidAtStart);
        }
    }

    @Override
    public void onEvent(Tailed event) {
        switch (event) {
            case Tailed.Line line -> throw new IllegalArgumentException("a line is no event");
            case Tailed.Ended ended -> throw new IllegalArgumentException("the end of a file is no event");
            case Tailed.Dropped dropped ->
                throw new IllegalArgumentException("nothing is said of a source that is gone");
            case Tailed.Rotated rotated ->
                say(rotated.path()
                        + (rotated.replaced()
                                ? " was rotated: reading the new file, and what is left of the old one."
                                : " was renamed or deleted: reading what is left of it, and waiting for a"
                                        + " new file of that name."));
            case Tailed.Missing missing -> say(missing.path() + " does not exist: waiting for it.");
            case Tailed.Unmatched unmatched -> say("No file matches " + unmatched.glob() + ": waiting for one.");
            case Tailed.Truncated truncated ->
                say(truncated.path() + " was truncated: reading it from the start"
                        + (truncated.unreadBytes() > 0
                                ? "; at least " + truncated.unreadBytes()
                                        + " bytes were cut that had not been read, and are read only where a copy"
                                        + " holds them."
                                : "."));
            case Tailed.Unreadable unreadable -> say(unreadable.reason());
            case Tailed.CheckpointSetAside aside -> say(aside.reason());
        }
    }

    @Override
    public void onState(ShipperState state) {
        switch (state) {
            case ShipperState.Waiting waiting -> {
                this.waiting = true;
                this.waitingToSave = waiting.toSave();
                if (!waiting.reason().equals(saidAtStart)) {
                    say("Waiting: " + waiting.reason());
                }
                saidAtStart = "";
            }
            case ShipperState.Shipping shipping -> takesAgain();
            case ShipperState.CaughtUp caughtUp -> takesAgain();
        }
    }

    private void takesAgain() {
        if (waiting) {
            waiting = false;
            say(
                    waitingToSave
                            ? "The checkpoints are written again: shipping continues."
                            : "The store takes lines again.");
        }
    }

    @Override
    public void onLost(String path, long offset, String reason) {
        say(path + ", offset " + offset + ": refused by the store, and refused again to be kept aside: " + reason);
    }

    @Override
    public void onWarning(String sentences) {
        say(sentences);
    }

    @Override
    public void onClockSet(Duration by) {
        say("The clock of this machine was set " + (by.isNegative() ? "back" : "forward") + " by "
                + DurationText.of(Duration.ofSeconds(by.abs().toSeconds())) + " (or it slept): shipping continues.");
    }

    @Override
    public void onProgress(ShipSummary soFar, long backlogBytes) {
        progress.show(soFar, backlogBytes);
    }

    private void say(String sentence) {
        progress.erase();
        err.println(Sentence.of(sentence));
    }
}
