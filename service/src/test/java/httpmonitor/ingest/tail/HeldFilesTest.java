package httpmonitor.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.identity.Mark;
import httpmonitor.ingest.tail.identity.Recogniser.Descent;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldFilesTest {

    @TempDir
    Path temporary;

    private TailedFolder folder;

    @BeforeEach
    void open() throws Exception {
        folder = new TailedFolder(temporary, false, 10);
    }

    @AfterEach
    void close() throws Exception {
        folder.close();
    }

    @Test
    void theSizeIsThatOfTheNamedFileAndWhatIsLeftOfTheOthers() throws Exception {
        folder.append("access.log.1", "old\n");
        folder.held.holdSibling(folder.stat("access.log.1"), folder.now());
        folder.append("access.log", "current\n");
        OpenFile current = folder.open();

        assertThat(folder.held.size()).isEqualTo(12);
        OpenFile old = folder.held.all().getFirst();
        TailedFolder.fileOf(old).answered(Mark.at(4, old.content()));
        assertThat(folder.held.size()).isEqualTo(8);
        assertThat(folder.held.answeredOffset()).isZero();
        TailedFolder.fileOf(current).answered(Mark.at(8, current.content()));
        assertThat(folder.held.answeredOffset()).isEqualTo(8);
    }

    @Test
    void whatWasForgottenHasNoHolder() throws Exception {
        folder.append("access.log", "one\n");
        OpenFile file = folder.open();
        assertThat(folder.shared.holderOf(file.stat().key())).isSameAs(file);

        folder.held.forget(file);

        assertThat(folder.held.isEmpty()).isTrue();
        assertThat(folder.held.current()).isNull();
        assertThat(folder.shared.holderOf(file.stat().key())).isNull();
        file.close();
    }

    @Test
    void aFileThatHasLostTheNameSinceTheLookIsNotHeld() throws Exception {
        folder.append("access.log", "one\n");
        FileStat seen = folder.stat("access.log");
        folder.move("access.log", "access.log.1");
        folder.append("access.log", "two\n");

        folder.held.holdCurrent(seen, Descent.ANY, false, folder.now());

        assertThat(folder.held.current()).isNull();
        assertThat(folder.held.isEmpty()).isTrue();
    }

    @Test
    void aFileIsIdentifiedOnceItsFirstLineIsComplete() throws Exception {
        folder.append("access.log", "on");
        OpenFile file = folder.open();
        assertThat(file.file()).isNull();

        folder.append("access.log", "e\n");
        folder.held.identifyAll(folder.now());

        assertThat(file.file()).isNotNull();
    }

    @Test
    void whatTheFileHoldsAtFirstSightIsSkippedUpToItsLastLineStart() throws Exception {
        folder.append("access.log", "old\nold\nnew");

        folder.held.holdCurrent(folder.stat("access.log"), Descent.ANY, true, folder.now());
        folder.append("access.log", " line\n");
        Objects.requireNonNull(folder.held.current()).read(folder.now(), folder::event);

        assertThat(folder.events).containsExactly("new line");
    }

    @Test
    void aFreshFileGoesBehindTheOthers() throws Exception {
        folder.append("access.log", "one\n");
        OpenFile first = folder.open();
        folder.append("access.log.1", "two\n");
        folder.held.holdSibling(folder.stat("access.log.1"), folder.now());

        folder.held.toEnd(first);

        assertThat(folder.held.all()).hasSize(2).last().isSameAs(first);
    }
}
