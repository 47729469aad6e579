package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.ship.FakeSink.Document;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineEndTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void aHalfWrittenLineWaitsForItsEnd() throws Exception {
        String line = Rig.line(1);
        rig.append("access.log", Rig.lines(0, 1) + line.substring(0, 20));
        rig.run(rig.follow("access.log"), () -> {
            assertThat(rig.sink.texts()).containsExactly("/0");
            rig.append("access.log", line.substring(20) + "\n");
        });
        assertThat(rig.sink.texts()).containsExactly("/0", "/1");
    }

    @Test
    void aHalfWrittenFirstLineWaitsForItsEnd() throws Exception {
        String line = Rig.line(1);
        rig.append("access.log", line.substring(0, 20));
        rig.run(rig.follow("access.log"), () -> rig.append("access.log", line.substring(20) + "\n"));
        assertThat(rig.sink.texts()).containsExactly("/1");
    }

    @Test
    void onceTakesTheLastLineWithoutItsNewlineAndALaterOneTheWholeLine() throws Exception {
        rig.append("access.log", Rig.lines(0, 1) + Rig.line(1));
        assertThat(rig.shipOnce("access.log").hits()).isEqualTo(2);
        rig.append("access.log", "\n" + Rig.lines(2, 3));
        rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactly("/0", "/1", "/2");
        assertThat(rig.sink.searchable).isTrue();
    }

    @Test
    void aLineThatIsTooLongIsKeptAsideCutAndTheNextOneIsRight() throws Exception {
        String tooLong = "x".repeat(3_000_000);
        rig.append("access.log", Rig.lines(0, 1) + tooLong + "\n" + Rig.lines(1, 2));
        ShipSummary summary = rig.shipOnce("access.log");
        assertThat(summary.hits()).isEqualTo(2);
        assertThat(summary.unparsed()).isEqualTo(1);
        List<Document> stored = List.copyOf(rig.sink.stored.values());
        assertThat(stored.get(1).text()).hasSize(1 << 20);
        assertThat(stored.get(1).reason()).contains("3000000 bytes");
        assertThat(stored.get(2).origin().offset()).isEqualTo(Rig.lines(0, 1).length() + 3_000_001L);
    }

    @Test
    void emptyLinesAreNothingAndOtherLinesAreKeptAside() throws Exception {
        rig.append("access.log", "\n\r\nno hit\0\n" + Rig.lines(0, 1));
        ShipSummary summary = rig.shipOnce("access.log");
        assertThat(summary.lines()).isEqualTo(2);
        assertThat(rig.sink.texts()).containsExactly("no hit\0", "/0");
        assertThat(rig.shipOnce("access.log").lines()).isZero();
    }

    @Test
    void aFileThatIsNotThereIsSaid() throws Exception {
        assertThat(rig.shipOnce("access.log").unreadable()).isEqualTo(1);
        assertThat(rig.events).hasSize(1);
    }

    @Test
    void standardInputIsReadToItsEnd() throws Exception {
        ShipSummary summary = rig.shipStandardInput(Rig.lines(0, 3) + Rig.line(3));
        assertThat(summary.hits()).isEqualTo(4);
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 4));
        assertThat(rig.sink.beats).allMatch(List::isEmpty);
    }

    @Test
    void fromTheEndMeansFromTheLineThatIsNotCompleteYet() throws Exception {
        String line = Rig.line(5);
        rig.append("access.log", Rig.lines(0, 5) + line.substring(0, 9));
        rig.run(rig.followFromEnd("access.log"), () -> rig.append("access.log", line.substring(9) + "\n"));
        assertThat(rig.sink.texts()).containsExactly("/5");
        rig.append("access.log", Rig.lines(6, 8));
        rig.run(rig.followFromEnd("access.log"));
        assertThat(rig.sink.texts()).containsExactly("/5", "/6", "/7");
    }
}
