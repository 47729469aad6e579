package httpmonitor.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiblingScanTest {

    @TempDir
    Path temporary;

    private TailedFolder folder;
    private SiblingScan scan;

    @BeforeEach
    void open() throws Exception {
        folder = new TailedFolder(temporary, false, 10);
        scan = new SiblingScan(folder.log, folder.memory, folder.shared, folder.held);
    }

    @AfterEach
    void close() throws Exception {
        folder.close();
    }

    /** Holds a file, reads and answers for all of it, and lets go of it, as at the end of a run. */
    private void readBefore(String text) throws Exception {
        folder.append("access.log", text);
        OpenFile file = folder.open();
        file.read(folder.now(), line -> {
            folder.event(line);
            TailedFolder.fileOf(file).answered(((Tailed.Line) line).mark());
        });
        folder.held.letGo(file);
    }

    private void scan() throws Exception {
        scan.scan(folder.now());
    }

    @Test
    void aKnownFileThatWasReadToItsEndIsThePredecessorAndIsNotHeld() throws Exception {
        readBefore("one\n");
        folder.move("access.log", "access.log.1");

        scan();

        assertThat(scan.foundPredecessor()).isTrue();
        assertThat(folder.held.isEmpty()).isTrue();
    }

    @Test
    void aKnownFileThatHasMoreIsHeldAndReadFromThere() throws Exception {
        readBefore("one\n");
        folder.append("access.log", "two\n");
        folder.move("access.log", "access.log.1");

        scan();

        assertThat(folder.held.all()).hasSize(1);
        folder.held.all().getFirst().read(folder.now(), folder::event);
        assertThat(folder.events).containsExactly("one", "two");
    }

    @Test
    void anUnknownFileThatIsNewIsHeldAndOneThatIsOldIsNotAskedAboutAgain() throws Exception {
        Path old = folder.append("access.log.2", "old\n");
        Files.setLastModifiedTime(old, FileTime.from(folder.now().wall().minus(Duration.ofHours(1))));
        folder.memory.lookedAt(folder.now());
        folder.append("access.log.1", "new\n");

        scan();

        assertThat(folder.held.all())
                .singleElement()
                .satisfies(file -> assertThat(file.stat().path()).hasFileName("access.log.1"));
        assertThat(folder.memory.hasPassed(folder.stat("access.log.2"))).isTrue();
    }

    @Test
    void siblingsComeOldestFirst() throws Exception {
        Path newer = folder.append("access.log.1", "newer\n");
        Path older = folder.append("access.log.2", "older\n");
        Files.setLastModifiedTime(newer, FileTime.from(folder.now().wall().minusSeconds(1)));
        Files.setLastModifiedTime(older, FileTime.from(folder.now().wall().minusSeconds(2)));

        scan();

        assertThat(folder.held.all())
                .extracting(file -> file.stat().path().getFileName().toString())
                .containsExactly("access.log.2", "access.log.1");
    }

    @Test
    void anArchiveThatIsDamagedIsReportedOnceAndKeepsNothingFromBeingRead() throws Exception {
        Path archive = temporary.resolve("access.log.1.gz");
        Files.write(archive, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 7, 7, 7, 7});
        folder.append("access.log.2", "whole\n");

        scan();
        scan();
        scan.sayUnreadable(folder::event);

        assertThat(folder.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Tailed.Unreadable.class,
                        unreadable -> assertThat(unreadable.path()).isEqualTo(archive.toString()));
        assertThat(folder.held.all()).hasSize(1);
    }
}
