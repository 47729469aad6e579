package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.ship.FakeSink.Document;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
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
    void whatIsAppendedToALineThatWasTakenIsKeptAsideAsItsRest() throws Exception {
        String line = Rig.line(1);
        rig.append("access.log", Rig.lines(0, 1) + line + " more");
        assertThat(rig.shipOnce("access.log").hits()).isEqualTo(2);
        rig.append("access.log", " and more\n" + Rig.lines(2, 3));
        ShipSummary second = rig.shipOnce("access.log");
        assertThat(second.hits()).isEqualTo(1);
        assertThat(second.unparsed()).isEqualTo(1);
        assertThat(rig.sink.texts()).containsExactly("/0", "/1", " and more", "/2");
        assertThat(rig.shipOnce("access.log").lines()).isZero();
    }

    @Test
    void aFirstLineThatWasTakenIsNoSecondHitEither() throws Exception {
        String line = Rig.line(0);
        rig.append("access.log", line);
        assertThat(rig.shipOnce("access.log").hits()).isEqualTo(1);
        rig.append("access.log", " \"-\"");
        assertThat(rig.shipOnce("access.log").unparsed()).isEqualTo(1);
        rig.append("access.log", " \"curl\"\n" + Rig.lines(1, 3));
        rig.run(rig.follow("access.log"), () -> rig.append("access.log", Rig.lines(3, 4)));
        rig.append("access.log", Rig.lines(4, 5));
        assertThat(rig.shipOnce("access.log").duplicates()).isZero();
        assertThat(rig.sink.stored.values().stream().filter(Document::isHit).map(Document::text))
                .containsExactlyElementsOf(Rig.targets(0, 5));
        assertThat(rig.sink.stored).hasSize(7);
    }

    @Test
    void aCopyOfAFileWhoseLastLineWasTakenGoesOnInsideOfThatLine() throws Exception {
        rig.append("access.log", Rig.lines(0, 2) + Rig.line(2));
        rig.shipOnce("access.log");
        rig.append("access.log", "\n" + Rig.lines(3, 5));
        rig.rename("access.log", "access.log.1");
        rig.gzip("access.log.1");
        rig.append("access.log", Rig.lines(5, 7));
        rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 7));
    }

    @Test
    void onceWaitsForTheEndOfALineThatIsBeingWritten() throws Exception {
        String line = Rig.line(1);
        rig.append("access.log", Rig.lines(0, 1) + line.substring(0, 30));
        ShipSummary summary = rig.shipOnce("access.log", () -> rig.append("access.log", line.substring(30) + "\n"));
        assertThat(summary.hits()).isEqualTo(2);
        assertThat(rig.sink.texts()).containsExactly("/0", "/1");
    }

    @Test
    void onceDoesNotWaitForAFileThatIsQuietForLong() throws Exception {
        rig.append("access.log", Rig.lines(0, 1) + Rig.line(1));
        rig.now = rig.now.plusSeconds(6);
        assertThat(rig.shipOnce("access.log").took()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void onceEndsAlsoWhereTheWriterNeverDoes() throws Exception {
        rig.append("access.log", Rig.lines(0, 1) + "1");
        Rig.Step[] steps = new Rig.Step[30];
        Arrays.fill(steps, (Rig.Step) () ->
                rig.append("access.log", "0.0.0.1 - - [21/Nov/2026:12:00:00 +0000] \"GET /x HTTP/1.1\" 200 5\n1"));
        assertThat(rig.shipOnce("access.log", steps).hits()).isBetween(2L, 5L);
        assertThat(rig.sink.texts()).doesNotContain("1");
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
    void aFileThatIsNotThereIsReported() throws Exception {
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
