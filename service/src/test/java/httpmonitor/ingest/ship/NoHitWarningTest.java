package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of which most lines are no hits is named, once, with what would help. */
class NoHitWarningTest {
    private static final String ODD = "203.0.113.7 [21/Nov/2026:12:00:00] \"GET /a HTTP/1.1\" 0.003 200 5\n";

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void moreThanHalfOfTheLastThousandLines() throws Exception {
        rig.append("access.log", Rig.lines(0, 700) + ODD.repeat(501));
        rig.run(rig.follow("access.log"), () -> rig.append("access.log", ODD.repeat(2_000)), pause());

        assertThat(rig.warnings)
                .singleElement()
                .asString()
                .startsWith("501 of the last 1000 lines of " + rig.path("access.log") + " are no hits (")
                .contains(
                        "The first is: 203.0.113.7 [21/Nov/2026:12:00:00] ",
                        "Add --log-format '$remote_addr [$time_local] \"$request\" $field1 $status $body_bytes_sent'");
    }

    @Test
    void halfOfThemAreNotMore() throws Exception {
        rig.append("access.log", ODD.repeat(700) + Rig.lines(0, 500) + ODD.repeat(500));
        rig.run(rig.follow("access.log"), pause());

        assertThat(rig.warnings).isEmpty();
    }

    @Test
    void aShortLogIsNamedOnceAllOfItIsRead() throws Exception {
        rig.append("access.log", ODD.repeat(20));
        rig.run(rig.follow("access.log"), pause());
        assertThat(rig.warnings).hasSize(1);

        rig.append("other.log", ODD);
        rig.shipOnce("other.log");
        assertThat(rig.warnings).hasSize(2);
    }

    @Test
    void ofALogThatWasDeletedItIsGivenAtLast() throws Exception {
        rig.append("a.log", ODD);
        rig.run(
                rig.follow("*.log"),
                () -> Files.delete(folder.resolve("a.log")),
                rig.pass(Duration.ofMinutes(11)), // after ten, no new file of this name is waited for
                rig.pass(Duration.ofSeconds(1)),
                () -> assertThat(rig.warnings).singleElement().asString().startsWith("1 of the last 1 lines"));
        assertThat(rig.warnings).hasSize(1);
    }

    @Test
    void itsHeartbeatSaysItAsLongAsItHolds() throws Exception {
        rig.append("access.log", ODD.repeat(30));
        rig.run(rig.follow("access.log"), beats());
        assertThat(rig.sink.beats.getLast().getFirst().warning()).startsWith("30 of the last 30 lines of ");

        rig.append("access.log", Rig.lines(0, 1_000));
        rig.run(rig.follow("access.log"), beats());
        assertThat(rig.sink.beats.getLast().getFirst().warning()).isEmpty();
    }

    private Rig.Step pause() {
        return rig.pass(Duration.ZERO);
    }

    private Rig.Step[] beats() {
        Rig.Step[] steps = new Rig.Step[40];
        Arrays.fill(steps, pause());
        return steps;
    }
}
