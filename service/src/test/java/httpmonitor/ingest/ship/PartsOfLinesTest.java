package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines that a container's log has cut into parts. */
class PartsOfLinesTest {
    private static final String TIME = "2026-11-21T12:00:00.356130693Z stdout ";

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void partsAreOneHit() throws Exception {
        rig.append(
                "access.log",
                part("P", 0, 30) + part("P", 30, 40) + part("F", 40, Rig.line(1).length()) + whole(2));
        ShipSummary summary = rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactly("/1", "/2");
        assertThat(summary.unparsed()).isZero();
    }

    @Test
    void aRunThatEndsBetweenPartsIsFollowedByOneThatReadsThemAgain() throws Exception {
        rig.append("access.log", whole(0) + part("P", 0, 30));
        rig.shipOnce("access.log");
        rig.append("access.log", part("F", 30, Rig.line(1).length()));
        rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactly("/0", "/1");
    }

    @Test
    void partsOfWhatIsNoHitAreAllKeptAside() throws Exception {
        rig.append("access.log", TIME + "P one\n" + TIME + "F two\n");
        assertThat(rig.shipOnce("access.log").unparsed()).isEqualTo(2);
    }

    private static String whole(int number) {
        return TIME + "F " + Rig.line(number) + "\n";
    }

    private static String part(String tag, int from, int to) {
        return TIME + tag + " " + Rig.line(1).substring(from, to) + "\n";
    }
}
