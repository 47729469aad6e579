package httpmonitor.cli.run;

import httpmonitor.elastic.admin.Heartbeats;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.ingest.tail.file.PathPattern;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Deletes heartbeats of sources that this host no longer tails, so that no poller waits for them.
 *
 * @param host the name under which this host ships
 * @param say gets a sentence for the user
 */
public record HeartbeatCleanup(ElasticConnection connection, String host, Consumer<String> say) {

    /** Heartbeats come every 5 s: a shipper without one for this time is not running. */
    private static final Duration SILENT = Duration.ofSeconds(15);

    /**
     * Forgets the sources of an earlier run that are not tailed any more.
     *
     * @param files the files and globs that are tailed now
     */
    public void forgetFormerSources(List<String> files) throws ElasticException {
        List<PathPattern> tailed = files.stream().map(PathPattern::new).toList();
        for (String path : new Heartbeats(connection)
                .forget(
                        Instant.now().minus(SILENT),
                        (name, path) -> name.equals(host)
                                && tailed.stream().noneMatch(pattern -> pattern.isMatch(Path.of(path))))) {
            say.accept("No longer waiting for " + path + ", which this does not watch");
        }
    }

    /** Forgets the log of a demo that ends; where that fails, a message says how long pollers wait for it. */
    public void forgetDemo(String log) {
        try {
            new Heartbeats(connection).forget(Instant.now(), (name, path) -> name.equals(host) && log.equals(path));
        } catch (ElasticException e) {
            say.accept("Pollers wait for the demo's log for up to 10 minutes: " + e.getMessage());
        }
    }
}
