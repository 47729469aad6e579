package httpmonitor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.console.Shutdown;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.ingest.ship.ShipperState;
import httpmonitor.ingest.tail.TailOptions;
import httpmonitor.ingest.tail.Tailed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The messages to the user while lines are shipped. */
class ShipRunTest {

    private static List<String> said(Consumer<ShipRun> happens) {
        StringWriter err = new StringWriter();
        TailOptions options = new TailOptions(List.of("access.log"), Path.of("checkpoints"), "web-1", false, false);
        try (Shutdown shutdown = new Shutdown();
                ElasticConnection closed = ElasticConnection.to(ElasticSettings.of("http://127.0.0.1:1"))) {
            happens.accept(new ShipRun(
                    options,
                    LineRules.usual(),
                    closed,
                    IndexNames.of("access-log-*"),
                    Duration.ofDays(30),
                    shutdown,
                    new PrintWriter(err, true),
                    false));
        }
        return err.toString().lines().toList();
    }

    @Test
    void aStoreThatIsAwayIsReportedWithItsReasonAndSoIsItsReturn() {
        assertThat(said(run -> {
                    run.onState(new ShipperState.Shipping());
                    run.onState(new ShipperState.CaughtUp());
                    run.onState(new ShipperState.Waiting("index [access-log] blocked by: read-only"));
                    run.onState(new ShipperState.Shipping());
                    run.onState(new ShipperState.CaughtUp());
                    run.onState(new ShipperState.Shipping());
                }))
                .containsExactly("Waiting: index [access-log] blocked by: read-only.", "The store takes lines again.");
    }

    @Test
    void aStoreThatIsAwayAtTheStartIsReportedOnce() {
        List<String> said = said(ShipRun::requireTemplates);
        assertThat(said).singleElement().asString().startsWith("Waiting: Cannot read the index templates: ");
        String reason = said.getFirst().replaceFirst("Waiting: (.*)\\.", "$1");

        assertThat(said(run -> {
                    run.requireTemplates();
                    run.onState(new ShipperState.Waiting(reason));
                    run.onState(new ShipperState.Shipping());
                    run.onState(new ShipperState.Waiting(reason));
                }))
                .containsExactly(said.getFirst(), "The store takes lines again.", said.getFirst());
    }

    @Test
    void eventsOfALogAreReported() {
        assertThat(said(run -> {
                    run.onEvent(new Tailed.Rotated("/a.log", true));
                    run.onEvent(new Tailed.Truncated("/a.log", 0));
                    run.onEvent(new Tailed.Truncated("/a.log", 12));
                    run.onLost("/a.log", 7, "too large");
                }))
                .containsExactly(
                        "/a.log was rotated: reading the new file, and what is left of the old one.",
                        "/a.log was truncated: reading it from the start.",
                        "/a.log was truncated: reading it from the start; at least 12 bytes were cut that had not been"
                                + " read, and are read only where a copy holds them.",
                        "/a.log, offset 7: refused by the store, and refused again to be kept aside: too large.");
    }

    @Test
    void whatCannotBeReadIsNamedOnce() {
        assertThat(said(run ->
                        run.onEvent(new Tailed.Unreadable("/a.log", "/a.log cannot be read: permission denied"))))
                .containsExactly("/a.log cannot be read: permission denied.");
    }
}
