package httpmonitor.cli.run;

import httpmonitor.alert.AlertRule;
import httpmonitor.cli.options.DataOption;
import httpmonitor.cli.options.ElasticOptions;
import httpmonitor.cli.options.IngestOptions;
import httpmonitor.cli.options.StoreOptions;
import httpmonitor.console.Sentence;
import httpmonitor.console.Shutdown;
import httpmonitor.console.UserException;
import httpmonitor.elastic.admin.Heartbeats;
import httpmonitor.elastic.admin.Role;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.files.PrivateFile;
import httpmonitor.ingest.tail.TailOptions;
import httpmonitor.ingest.tail.checkpoint.AlreadyTailedException;
import httpmonitor.ingest.tail.file.PathPattern;
import httpmonitor.store.NodeSettings;
import httpmonitor.store.RunningStore;
import httpmonitor.store.hits.EmbeddedStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * {@code up} without Docker: the embedded store, or the user's cluster, and a shipper, all in this program.
 *
 * @param data the folder of the store and the checkpoints
 * @param lifetime ends where the store or the shipper fails
 */
public record UpInTerminal(
        ElasticOptions elastic,
        StoreOptions store,
        IngestOptions ingest,
        WatchedLogs logs,
        Path data,
        Lifetime lifetime,
        Shutdown shutdown,
        PrintWriter err) {

    /** Heartbeats come every 5 s: a shipper without one for this time is not running. */
    private static final Duration SILENT = Duration.ofSeconds(15);

    /** A store that runs, and the shipper that has been started. */
    public record Started(ElasticSettings poller, ShipRun shipper) {}

    /**
     * Starts everything but the poller.
     *
     * @param rule the rule that a demo makes fire
     * @param poller the role of the poller in the embedded store
     */
    public Started start(AlertRule rule, Role poller) throws IOException, InterruptedException, ElasticException {
        List<String> files = logs.prepare();
        if (elastic.isGiven()) {
            ElasticSettings given = elastic.settings(data, Role.WRITER);
            return new Started(given, ship(files, rule, given, given));
        }
        NodeSettings node = store.settings(data);
        RunningStore running = EmbeddedStore.startOrJoin(
                logs.demo().isPresent() ? node.onFreePort() : node,
                elastic.names(),
                ingest.retention.retention(),
                shutdown,
                this::say,
                reason -> lifetime.fail(new UserException(reason)));
        ElasticSettings unlimited = EmbeddedStore.unlimited(running);
        if (logs.demo().isPresent()) {
            PrivateFile.create(WatchedLogs.demoLog(data));
        }
        forgetFormerSources(shutdown.add(ElasticConnection.to(unlimited)), files);
        ShipRun shipper = ship(files, rule, EmbeddedStore.as(running, Role.WRITER), unlimited);
        return new Started(EmbeddedStore.as(running, poller), shipper);
    }

    /**
     * Starts the shipper, and a demo's traffic.
     *
     * @param tidying the user who may delete heartbeats
     */
    private ShipRun ship(List<String> files, AlertRule rule, ElasticSettings writer, ElasticSettings tidying)
            throws IOException {
        logs.startDemo(rule, shutdown);
        if (logs.demo().isPresent()) {
            ElasticConnection connection = shutdown.add(ElasticConnection.to(tidying));
            shutdown.add(() -> forgetDemo(connection, files));
        }
        ElasticConnection connection = shutdown.add(ElasticConnection.to(writer));
        TailOptions options = ingest.tail(files, DataOption.checkpoints(data), false);
        ShipRun run = new ShipRun(
                options,
                ingest.lines.rules(),
                connection,
                elastic.names(),
                ingest.retention.retention(),
                shutdown,
                err,
                false);
        Thread.ofPlatform().daemon().name("ship").start(() -> ship(run));
        logs.announce(files);
        return run;
    }

    /**
     * Ships until it ends. A failure ends the program, so that it can be started again. Where another program ships the
     * same log, the poller continues.
     */
    @SuppressWarnings("IllegalCatch") // the shipper's thread has no other way to report them
    private void ship(ShipRun run) {
        try {
            run.run();
        } catch (AlreadyTailedException e) {
            say("Shipping has ended: " + e.getMessage());
        } catch (Exception | Error e) {
            lifetime.fail(new UserException("Shipping has ended: " + Sentence.of(e), e));
        }
    }

    /** Forgets the sources of an earlier run that are not tailed any more, so that no poller waits for them. */
    private void forgetFormerSources(ElasticConnection connection, List<String> files) throws ElasticException {
        String host = ingest.host.name();
        List<PathPattern> tailed = files.stream().map(PathPattern::new).toList();
        for (String path : new Heartbeats(connection)
                .forget(
                        Instant.now().minus(SILENT),
                        (name, path) -> name.equals(host)
                                && tailed.stream().noneMatch(pattern -> pattern.isMatch(Path.of(path))))) {
            say("No longer waiting for " + path + ", which this does not watch");
        }
    }

    /** Forgets the log of a demo that ends; where that fails, a message says how long pollers wait for it. */
    private void forgetDemo(ElasticConnection connection, List<String> log) {
        String host = ingest.host.name();
        try {
            new Heartbeats(connection).forget(Instant.now(), (name, path) -> name.equals(host) && log.contains(path));
        } catch (ElasticException e) {
            say("Pollers wait for the demo's log for up to 10 minutes: " + e.getMessage());
        }
    }

    private void say(String sentence) {
        err.println(Sentence.of(sentence));
    }
}
