package httpmonitor.ingest.tail.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlesTest {
    @TempDir
    Path folder;

    private final Handles handles = new Handles(2);

    private Content open(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.writeString(file, name);
        }
        return Objects.requireNonNull(Objects.requireNonNull(FileStat.of(file)).open(null, handles));
    }

    private static void read(Content content) throws IOException {
        assertThat(content.reach()).isTrue();
        assertThat(content.read(0, new byte[1], 0, 1)).isEqualTo(1);
    }

    @Test
    void theFileThatWasReadLongestAgoGivesItsHandleBackAndGetsAnother() throws Exception {
        Content first = open("1");
        Content second = open("2");
        read(first);
        Content third = open("3");
        assertThat(first.isEvicted()).isFalse();
        assertThat(second.isEvicted()).isTrue();
        read(second);
        assertThat(first.isEvicted()).isTrue();
        assertThat(third.isEvicted()).isFalse();
    }

    @Test
    void aFileThatLostItsNameGivesItsHandleBackLast() throws Exception {
        Content first = open("1");
        Content second = open("2");
        first.onUnlinked();
        Content third = open("3");
        assertThat(first.isEvicted()).isFalse();
        assertThat(second.isEvicted()).isTrue();
        assertThat(third.isEvicted()).isFalse();
    }

    @Test
    void aPathThatIsAnotherFilesIsNotReached() throws Exception {
        Content first = open("1");
        Content second = open("2");
        Content third = open("3");
        Files.move(folder.resolve("1"), folder.resolve("old"));
        assertThat(first.reach()).isFalse();
        Files.writeString(folder.resolve("1"), "other");
        assertThat(first.reach()).isFalse();
        Files.move(folder.resolve("old"), folder.resolve("1"), StandardCopyOption.REPLACE_EXISTING);
        read(first);
        assertThat(second.isEvicted() || third.isEvicted()).isTrue();
    }

    @Test
    void compressedFilesDoNotTakeTheHandlesOfAllOthers() throws Exception {
        Content plain = open("1");
        Files.write(folder.resolve("2.gz"), new byte[0]);
        Files.write(folder.resolve("3.gz"), new byte[0]);
        Content stream = open("2.gz");
        open("3.gz");
        assertThat(stream.isEvicted()).isTrue();
        assertThat(plain.isEvicted()).isFalse();
    }
}
