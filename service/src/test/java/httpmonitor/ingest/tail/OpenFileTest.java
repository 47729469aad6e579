package httpmonitor.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.tail.identity.KnownFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFileTest {

    @TempDir
    Path temporary;

    private TailedFolder folder;

    @BeforeEach
    void open() throws Exception {
        folder = new TailedFolder(temporary, false, 2);
    }

    @AfterEach
    void close() throws Exception {
        folder.close();
    }

    private OpenFile.Found read(OpenFile file) throws Exception {
        return file.read(folder.now(), folder::event);
    }

    @Test
    void whatIsAppendedIsReadOnceThoughTheNameIsGone() throws Exception {
        folder.append("access.log", "one\n");
        OpenFile file = folder.open();
        assertThat(read(file)).isEqualTo(OpenFile.Found.BYTES);
        assertThat(read(file)).isEqualTo(OpenFile.Found.NOTHING_YET);

        folder.append("access.log", "two\n");
        Files.delete(folder.log);
        file.rotated(folder.now());

        assertThat(read(file)).isEqualTo(OpenFile.Found.BYTES);
        assertThat(folder.events).containsExactly("one", "two");
        assertThat(file.unread()).isZero();
        assertThat(file.unanswered()).isEqualTo(8);
    }

    @Test
    void contentIsTheSameAfterAnAppendAndAnotherAfterARewrite() throws Exception {
        folder.append("access.log", "one\n");
        OpenFile file = folder.open();
        read(file);
        folder.append("access.log", "two\n");
        assertThat(file.compare(folder.stat("access.log"))).isEqualTo(Unchanged.Finding.SAME_CONTENT);
        assertThat(file.contentChanged()).isFalse();

        Files.writeString(folder.log, "000\n111\n222\n");

        assertThat(file.compare(folder.stat("access.log"))).isEqualTo(Unchanged.Finding.OTHER_CONTENT);
        assertThat(file.contentChanged()).isTrue();
    }

    @Test
    void aFileThatWasRewrittenIsReadFromZeroAsAnotherFile() throws Exception {
        folder.append("access.log", "one\n");
        OpenFile file = folder.open();
        read(file);
        Files.writeString(folder.log, "other\n");
        OpenFile fresh = file.restartFromZero(folder.now());
        assertThat(file.phase()).isEqualTo(OpenFile.Phase.DONE);

        folder.held.forget(file);
        folder.held.add(fresh, folder.now());
        read(fresh);

        assertThat(folder.events).containsExactly("one", "other");
        assertThat(TailedFolder.fileOf(fresh).identityDigest())
                .isNotEqualTo(TailedFolder.fileOf(file).identityDigest());
    }

    @Test
    void quietTimeCountsFromTheLastByte() throws Exception {
        folder.append("access.log", "one\n");
        OpenFile file = folder.open();
        read(file);
        folder.pass(Duration.ofSeconds(4));
        assertThat(file.isQuietFor(Duration.ofSeconds(5), folder.now())).isFalse();
        folder.append("access.log", "two\n");
        read(file);
        folder.pass(Duration.ofSeconds(4));
        assertThat(file.isQuietFor(Duration.ofSeconds(5), folder.now())).isFalse();
        folder.pass(Duration.ofSeconds(1));
        assertThat(file.isQuietFor(Duration.ofSeconds(5), folder.now())).isTrue();
    }

    @Test
    void aFileWithoutAHandleIsLostWhereAnotherOneHasItsPath() throws Exception {
        folder.close();
        folder = new TailedFolder(temporary, false, 1);
        folder.append("access.log", "one\n");
        OpenFile file = folder.open();
        read(file);
        folder.append("access.log.1", "other\n");
        folder.held.holdSibling(folder.stat("access.log.1"), folder.now());
        assertThat(file.isEvicted()).isTrue();
        assertThat(file.confirmPath(folder.stat("access.log"))).isTrue();

        folder.move("access.log", "access.log.2");
        folder.append("access.log", "new\n");

        assertThat(file.confirmPath(folder.stat("access.log"))).isFalse();
        assertThat(file.reach()).isFalse();
    }

    @Test
    void theLastLineIsTakenWithoutALineFeedWhereTheFileIsFinished() throws Exception {
        folder.append("access.log", "one\ntwo");
        OpenFile file = folder.open();
        read(file);
        assertThat(file.unread()).isEqualTo(3);

        file.end(KnownFile.State.FINISHED, folder::event);

        assertThat(folder.events).containsExactly("one", "two", new Tailed.Ended(TailedFolder.fileOf(file)));
    }
}
