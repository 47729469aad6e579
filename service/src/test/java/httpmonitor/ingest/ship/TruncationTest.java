package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.ship.EntrySink.WriteResult;
import httpmonitor.ingest.tail.Tailed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruncationTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void aFileThatShrankIsReadFromItsStart() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("access.log"),
                () -> rig.truncate("access.log"),
                () -> rig.append("access.log", Rig.lines(5, 7)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 7));
        assertThat(rig.events)
                .containsExactly(new Tailed.Truncated(rig.path("access.log").toString(), 0));
    }

    @Test
    void aFileThatWasCutAndHasGrownBeyondWhatWasReadIsReadFromItsStart() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(rig.follow("access.log"), () -> {
            rig.truncate("access.log");
            rig.append("access.log", Rig.lines(5, 50));
        });
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 50));
    }

    @Test
    void aFileThatWasCutAndHasGrownToTheVerySameSizeIsReadFromItsStart() throws Exception {
        rig.append("access.log", Rig.lines(10, 15));
        rig.run(rig.follow("access.log"), () -> {
            rig.truncate("access.log");
            rig.append("access.log", Rig.lines(15, 20));
        });
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(10, 20));
    }

    @Test
    void theCopyOfATruncatedFileAddsOnlyWhatWasNotRead() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("access.log"),
                () -> {
                    rig.append("access.log", Rig.lines(5, 9));
                    rig.copy("access.log", "access.log.1");
                    rig.truncate("access.log");
                },
                () -> rig.append("access.log", Rig.lines(9, 12)),
                rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 12));
    }

    @Test
    void aCopyThatMissesTheLastLinesReadAddsNothing() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("access.log"),
                () -> rig.copy("access.log", "access.log.1"),
                () -> rig.append("access.log", Rig.lines(5, 9)),
                () -> rig.truncate("access.log"),
                rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 9));
    }

    @Test
    void theCopyIsFoundAlsoWhereTheTruncationHappenedWhileStopped() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(rig.follow("access.log"));
        rig.append("access.log", Rig.lines(5, 9));
        rig.copy("access.log", "access.log.1");
        rig.truncate("access.log");
        rig.append("access.log", Rig.lines(9, 12));
        rig.shipOnce("access.log");
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 12));
        assertThat(rig.events).anyMatch(event -> event instanceof Tailed.Truncated);
    }

    @Test
    void aCopyNextToTheLivingFileIsAnotherFile() throws Exception {
        rig.append("access.log", Rig.lines(0, 50));
        rig.run(
                rig.follow("*"),
                () -> rig.copy("access.log", "copy.log"),
                () -> rig.append("access.log", Rig.lines(50, 60)),
                rig.pass(Duration.ofSeconds(3)));
        assertThat(rig.sink.texts()).hasSize(110).containsAll(Rig.targets(0, 60));
    }

    @Test
    void aCopyUnderTheSameGlobThatIsMadeJustBeforeTheCutAddsNothing() throws Exception {
        rig.append("access.log", Rig.lines(0, 50));
        rig.run(
                rig.follow("access*"),
                () -> {
                    rig.copy("access.log", "access.log.1");
                    rig.copy("access.log", "access-20261129.log");
                },
                rig.pass(Duration.ofSeconds(8)),
                () -> rig.truncate("access.log"),
                () -> rig.append("access.log", Rig.lines(50, 60)),
                rig.pass(Duration.ofSeconds(3)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 60));
    }

    @Test
    void contentThatWasCutUnreadIsReported() throws Exception {
        rig.append("access.log", Rig.lines(0, 5) + "half");
        rig.run(rig.follow("access.log"), () -> rig.truncate("access.log"), rig.pass(Duration.ZERO));
        assertThat(rig.events)
                .containsExactly(new Tailed.Truncated(rig.path("access.log").toString(), 4));
    }

    /** What nothing can distinguish is a half line that is replaced by one that begins alike; everything else is. */
    @Test
    void aLogOfHalfALineThatIsCopiedAndCutLosesNothing() throws Exception {
        rig.append("access.log", "first half ");
        rig.run(
                rig.follow("access.log"),
                () -> {
                    rig.copy("access.log", "access.log.1");
                    rig.truncate("access.log");
                    rig.append("access.log", "second half\n" + Rig.lines(0, 5));
                },
                rig.pass(Duration.ofSeconds(6)),
                rig.pass(Duration.ZERO));
        assertThat(rig.sink.texts())
                .hasSize(7)
                .contains("first half ", "second half")
                .containsAll(Rig.targets(0, 5));
    }

    @Test
    void aLogThatWasEmptyAtTheLastLookAndIsWrittenCopiedAndCutBeforeTheNextLosesNothing() throws Exception {
        rig.append("access.log", "");
        rig.run(
                rig.follow("access.log"),
                () -> {
                    rig.append("access.log", Rig.lines(0, 5));
                    rig.copy("access.log", "access.log.1");
                    rig.truncate("access.log");
                },
                rig.pass(Duration.ofSeconds(1)),
                () -> {
                    rig.append("access.log", Rig.lines(5, 10));
                    rig.copy("access.log", "access.log.2");
                    rig.truncate("access.log");
                    rig.append("access.log", Rig.lines(10, 15));
                },
                rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 15));
    }

    @Test
    void halfALineThatIsCompletedCopiedAndCutAndReplacedByOneThatBeginsAlikeIsReadFromTheCopy() throws Exception {
        rig.append("access.log", Rig.line(0).substring(0, 20));
        rig.run(
                rig.follow("access.log"),
                () -> {
                    rig.append("access.log", Rig.line(0).substring(20) + "\n" + Rig.lines(1, 5));
                    rig.copy("access.log", "access.log.1");
                    rig.truncate("access.log");
                    rig.append("access.log", Rig.lines(5, 20));
                },
                rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 20));
    }

    @Test
    void aLogThatWasEmptyAndIsCopiedAndCutWhileTheStoreIsAwayLosesNothing() throws Exception {
        rig.append("other.log", Rig.lines(100, 9_000));
        rig.append("access.log", "");
        CompletableFuture<WriteResult> late = new CompletableFuture<>();
        rig.sink.then(batch -> late.thenApply(unused -> rig.sink.store(batch)));
        rig.run(
                rig.follow("access.log", "other.log"),
                () -> {
                    for (int i = 0; i < 3; i++) {
                        rig.now = rig.now.plusSeconds(20);
                        rig.append("access.log", Rig.lines(10 * i, 10 * i + 10));
                        rig.copy("access.log", "access.log-" + i);
                        rig.truncate("access.log");
                    }
                    rig.append("access.log", Rig.lines(30, 40));
                },
                () -> late.complete(new WriteResult.Written(0)),
                rig.pass(Duration.ofSeconds(10)));
        rig.run(rig.follow("access.log", "other.log"), rig.pass(Duration.ofSeconds(10)));
        assertThat(rig.sink.texts())
                .hasSize(8_940)
                .containsAll(Rig.targets(0, 40))
                .containsAll(Rig.targets(100, 9_000));
    }
}
