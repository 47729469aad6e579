package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
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

    @Test
    void aPartAtTheEndOfARotatedFileIsKeptAsideAndItsRestIsNoHit() throws Exception {
        String last = part("P", 0, 30);
        String first = part("F", 30, Rig.line(1).length());
        ShipSummary summary = rig.run(
                rig.follow("access.log"),
                () -> rig.append("access.log", whole(0) + last),
                () -> {
                    rig.rename("access.log", "access.log.1");
                    rig.append("access.log", first + whole(2));
                },
                rig.pass(Duration.ofMinutes(2)),
                rig.pass(Duration.ofMinutes(2)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrder("/0", last.strip(), first.strip(), "/2");
        assertThat(summary.hits()).isEqualTo(2);
        assertThat(summary.unparsed()).isEqualTo(2);
    }

    @Test
    void aPartThatAFileEndsWithIsKeptAsideOnce() throws Exception {
        rig.append("access.log", part("P", 0, 30) + TIME.replace("stdout", "stderr") + "F " + Rig.line(2) + "\n");
        rig.gzip("access.log");
        assertThat(rig.shipOnce("access.log.gz").unparsed()).isEqualTo(1);
        assertThat(rig.shipOnce("access.log.gz").unparsed()).isZero();
        assertThat(rig.sink.texts())
                .containsExactlyInAnyOrder("/2", part("P", 0, 30).strip());
    }

    @Test
    void aLongMessageOfTheJournalIsNoPart() throws Exception {
        String longer = "a".repeat(16 * 1024);
        String first = Rig.line(1).replace("/1", "/" + longer);
        rig.append("access.log", member("MESSAGE", first) + member("MESSAGE", Rig.line(2)));
        assertThat(rig.shipOnce("access.log").unparsed()).isZero();
        assertThat(rig.sink.texts()).containsExactly("/" + longer, "/2");
    }

    @Test
    void aLineOfTheOtherStreamDoesNotEndAPartOfDocker() throws Exception {
        String longer = "a".repeat(16 * 1024);
        String whole = Rig.line(1).replace("/1", "/" + longer);
        rig.append(
                "access.log",
                docker("stdout", whole.substring(0, 16 * 1024))
                        + docker("stderr", Rig.line(2) + "\\n")
                        + docker("stdout", whole.substring(16 * 1024) + "\\n"));
        assertThat(rig.shipOnce("access.log").unparsed()).isZero();
        assertThat(rig.sink.texts()).containsExactly("/2", "/" + longer);
    }

    private static String docker(String stream, String text) {
        return member("log", text).replace("}\n", ",\"stream\":\"" + stream + "\"}\n");
    }

    private static String member(String name, String text) {
        return "{\"" + name + "\":\"" + text.replace("\"", "\\\"") + "\"}\n";
    }

    private static String whole(int number) {
        return TIME + "F " + Rig.line(number) + "\n";
    }

    private static String part(String tag, int from, int to) {
        return TIME + tag + " " + Rig.line(1).substring(from, to) + "\n";
    }
}
