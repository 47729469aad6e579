package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLockTest {

    @TempDir
    Path folder;

    @Test
    void isTakenOnceUntilItIsFreed() throws Exception {
        StoreLock first = StoreLock.take(folder).orElseThrow();
        assertThat(StoreLock.take(folder)).isEmpty();
        first.close();
        first.close();
        StoreLock second = StoreLock.take(folder).orElseThrow();
        assertThat(StoreLock.take(folder)).isEmpty();
        second.close();
    }

    @Test
    void aLinkToTheFolderIsTheFolder() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        StoreLock held = StoreLock.take(real).orElseThrow();
        assertThat(StoreLock.take(link)).isEmpty();
        held.close();
    }
}
