package httpmonitor.ingest.tail.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpeningTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private static void pipe(Path path) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
    }

    @Test
    void aFileIsOpened() throws Exception {
        Path file = Files.writeString(folder.resolve("a.log"), "a");
        try (FileChannel channel = Opening.open(file, null, Opening.PATIENCE)) {
            assertThat(channel.read(ByteBuffer.allocate(9))).isOne();
        }
    }

    @Test
    void aMissingFileIsReportedAsMissing() {
        assertThatThrownBy(() -> Opening.open(folder.resolve("a.log"), null, Opening.PATIENCE))
                .isInstanceOfAny(NoSuchFileException.class, AccessDeniedException.class);
    }

    @Test
    void aNamedPipeWithoutAWriterDelaysNothing() throws Exception {
        Path pipe = folder.resolve("a.log");
        pipe(pipe);
        assertThatThrownBy(() -> Opening.open(pipe, null, SHORT)).isInstanceOf(IOException.class);
    }

    @Test
    void aNamedPipeThatTakesTheNameAfterTheLookIsNotWaitedFor() throws Exception {
        Path path = Files.writeString(folder.resolve("a.log"), "a");
        FileStat stat = Objects.requireNonNull(FileStat.of(path));
        Files.delete(path);
        pipe(path);
        assertThatThrownBy(stat::open).isInstanceOf(IOException.class).hasMessageContaining("named pipe");
    }
}
