package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.tail.Tailed;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationWhileRunningTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void linesBeforeAndAfterARenameAreAllShipped() throws Exception {
        rig.append("access.log", Rig.lines(0, 10));
        rig.run(
                rig.follow("access.log"),
                () -> {
                    rig.append("access.log", Rig.lines(10, 20));
                    rig.rename("access.log", "access.log.1");
                },
                () -> rig.append("access.log", Rig.lines(20, 30)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 30));
        assertThat(rig.events).anyMatch(event -> event instanceof Tailed.Rotated);
    }

    @Test
    void linesThatAWriterStillPutsIntoTheRenamedFileAreShipped() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("access.log"),
                () -> rig.rename("access.log", "access.log.1"),
                () -> rig.append("access.log.1", Rig.lines(5, 8)),
                () -> rig.append("access.log", Rig.lines(8, 10)),
                () -> rig.append("access.log.1", Rig.lines(10, 12)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 12));
    }

    @Test
    void aRenamedFilesLastLineNeedsNoNewlineOnceItHasBeenQuiet() throws Exception {
        rig.append("access.log", Rig.lines(0, 2) + Rig.line(2));
        rig.run(
                rig.follow("access.log"),
                () -> {
                    rig.rename("access.log", "access.log.1");
                    rig.append("access.log", Rig.lines(3, 4));
                },
                rig.pass(Duration.ofSeconds(6)),
                rig.pass(Duration.ZERO));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 4));
    }

    @Test
    void aGenerationThatCameAndWentBetweenTwoLooksIsFound() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(rig.follow("access.log"), () -> {
            rig.append("access.log", Rig.lines(5, 6));
            rig.rename("access.log", "access.log.1");
            rig.append("access.log", Rig.lines(6, 9));
            rig.rename("access.log.1", "access.log.2");
            rig.rename("access.log", "access.log.1");
            rig.append("access.log", Rig.lines(9, 12));
        });
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 12));
    }

    @Test
    void aDeletedFileIsReadToItsEnd() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("access.log"),
                () -> {
                    rig.append("access.log", Rig.lines(5, 7));
                    rig.delete("access.log");
                    rig.append("access.log", Rig.lines(7, 9));
                },
                rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 9));
    }

    @Test
    void aLogThatWasEmptyAtTheLastLookAndIsRenamedAndCompressedAtOnceIsReadOnce() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("access.log"),
                () -> {
                    rig.rename("access.log", "access.log.1");
                    rig.append("access.log", "");
                },
                () -> {
                    rig.append("access.log", Rig.lines(5, 10));
                    rig.rename("access.log", "access.log.2");
                    rig.gzip("access.log.2");
                    rig.append("access.log", "");
                },
                rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 10));
    }

    /** Smaller than what was read before, of the same size, larger. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 50})
    void aLogThatIsCopiedAndCutAndRenamedBeforeTheNextLookIsReadOnce(int lines) throws Exception {
        cutAndRename(lines);
        rig.run(rig.follow("access.log"), rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(100, 107 + lines));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 50})
    void aLogThatIsCopiedAndCutAndRenamedAndCompressedBeforeTheNextLookIsReadOnce(int lines) throws Exception {
        cutAndRename(lines, () -> rig.gzip("access.log.2"));
        rig.run(rig.follow("access.log"), rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(100, 107 + lines));
    }

    private void cutAndRename(int lines, Rig.Step... then) throws Exception {
        rig.append("access.log", Rig.lines(100, 105));
        rig.run(
                rig.follow("access.log"),
                () -> {
                    rig.copy("access.log", "access.log.1");
                    rig.truncate("access.log");
                    rig.append("access.log", Rig.lines(105, 105 + lines));
                    rig.rename("access.log", "access.log.2");
                    for (Rig.Step step : then) {
                        step.run();
                    }
                    rig.append("access.log", Rig.lines(105 + lines, 107 + lines));
                },
                rig.pass(Duration.ofSeconds(6)));
    }

    @Test
    void aGlobFollowsEveryGenerationOnce() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.append("access.log.1", Rig.lines(100, 105));
        rig.run(
                rig.follow("access.log*"),
                () -> {
                    rig.rename("access.log.1", "access.log.2");
                    rig.rename("access.log", "access.log.1");
                    rig.append("access.log", Rig.lines(5, 8));
                },
                rig.pass(Duration.ofSeconds(6)),
                () -> rig.append("access.log", Rig.lines(8, 9)),
                rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.texts()).hasSize(14).containsAll(Rig.targets(0, 9)).containsAll(Rig.targets(100, 105));
    }

    @Test
    void aFileThatAppearsUnderAGlobIsReadFromItsStart() throws Exception {
        rig.run(rig.followFromEnd("*.log"), () -> rig.append("b.log", Rig.lines(0, 3)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 3));
    }

    @Test
    void aLinkIsFollowedFromOneFileToTheNextAlsoWhereTheyAreNamedLikeIt() throws Exception {
        rig.append("access.log-1", Rig.lines(0, 5));
        rig.link("access.log", "access.log-1");
        rig.run(
                rig.follow("access.log"),
                () -> rig.append("access.log-1", Rig.lines(5, 7)),
                () -> {
                    rig.append("access.log-2", Rig.lines(7, 9));
                    rig.link("access.log", "access.log-2");
                },
                () -> rig.append("access.log-1", Rig.lines(9, 10)));
        rig.append("access.log-2", Rig.lines(10, 12));
        rig.append("access.log-3", Rig.lines(12, 14));
        rig.link("access.log", "access.log-3");
        rig.run(rig.follow("access.log"));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 14));
    }
}
