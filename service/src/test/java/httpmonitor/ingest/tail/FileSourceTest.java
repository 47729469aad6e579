package httpmonitor.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {

    @TempDir
    Path temporary;

    private TailedFolder folder;
    private FileSource source;

    @BeforeEach
    void follow() throws Exception {
        open(false);
    }

    private void open(boolean once) throws Exception {
        folder = new TailedFolder(temporary, once, 10);
        source = new FileSource(folder.log, null, folder.memory, folder.shared, true, false);
    }

    @AfterEach
    void close() throws Exception {
        source.close();
        folder.close();
    }

    private void look() {
        source.look(folder.now(), folder::event);
    }

    private void readAll() {
        while (source.read(folder.now(), folder::event)) {
            // until there is nothing more
        }
        source.settle(folder.now(), folder::event);
    }

    private void lookAndRead() {
        look();
        readAll();
    }

    private String log() {
        return folder.log.toString();
    }

    @Test
    void aPathWithoutAFileIsReportedOnceAndReadWhenItComes() throws Exception {
        look();
        look();
        assertThat(folder.events).containsExactly(new Tailed.Missing(log()));
        assertThat(source.isLive()).isTrue();

        folder.append("access.log", "one\n");
        lookAndRead();

        assertThat(folder.events).endsWith("one");
        assertThat(source.isAtEnd()).isTrue();
    }

    @Test
    void whatStoodNextToANewSourceIsNotRead() throws Exception {
        folder.append("access.log.1", "old\n");
        folder.append("access.log", "one\n");
        lookAndRead();

        assertThat(folder.events).containsExactly("one");
    }

    @Test
    void whatIsLeftOfARotatedFileIsReadBeforeTheNewOne() throws Exception {
        folder.append("access.log", "one\n");
        lookAndRead();
        folder.append("access.log", "two\n");
        folder.move("access.log", "access.log.1");
        folder.append("access.log", "three\n");

        lookAndRead();

        assertThat(folder.events).containsExactly("one", new Tailed.Rotated(log(), true), "two", "three");
        assertThat(source.openFiles()).hasSize(2);
    }

    @Test
    void aRotatedFileEndsOnceItWasQuietForFiveSeconds() throws Exception {
        folder.append("access.log", "one\n");
        lookAndRead();
        folder.move("access.log", "access.log.1");
        folder.append("access.log", "two\n");
        lookAndRead();
        folder.pass(Duration.ofSeconds(4));
        readAll();
        assertThat(source.openFiles()).hasSize(2);

        folder.pass(Duration.ofSeconds(1));
        readAll();

        assertThat(source.openFiles()).hasSize(1);
        assertThat(folder.events).last().isInstanceOf(Tailed.Ended.class);
    }

    @Test
    void aRotatedFileWithoutASuccessorIsWaitedForLonger() throws Exception {
        folder.append("access.log", "one\n");
        lookAndRead();
        folder.move("access.log", "access.log.1");
        look();
        folder.pass(Duration.ofMinutes(9));
        readAll();
        assertThat(source.openFiles()).hasSize(1);

        folder.pass(Duration.ofMinutes(1));
        readAll();

        assertThat(source.openFiles()).isEmpty();
        assertThat(source.isLive()).isTrue();
    }

    @Test
    void aFileThatIsReadOnceEndsWithItsLastLineAfterFiveQuietSeconds() throws Exception {
        close();
        open(true);
        folder.append("access.log", "one\ntwo");
        lookAndRead();
        assertThat(folder.events).containsExactly("one");
        assertThat(source.isOver()).isFalse();

        folder.pass(Duration.ofSeconds(6));
        readAll();

        assertThat(folder.events).containsExactly("one", "two");
        assertThat(source.isOver()).isTrue();
    }

    @Test
    void aFolderIsRefusedInOneSentence() throws Exception {
        Files.createDirectory(folder.log);
        look();
        look();

        assertThat(folder.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Tailed.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("not a regular file"));
        assertThat(source.isAtEnd()).isFalse();
    }

    @Test
    void aCutFileIsReadFromItsStart() throws Exception {
        folder.append("access.log", "one\n");
        lookAndRead();
        Files.writeString(folder.log, "a\n");
        lookAndRead();

        assertThat(folder.events).containsExactly("one", new Tailed.Truncated(log(), 0), "a");
    }
}
