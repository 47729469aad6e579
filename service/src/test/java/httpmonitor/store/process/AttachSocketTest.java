package httpmonitor.store.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left in a folder in which every user may write. */
class AttachSocketTest {

    private static final long ME = new UnixSystem().getUid();

    @TempDir
    Path folder;

    @Test
    void theStoresOwnIsDeleted() throws Exception {
        Path socket = Files.createFile(folder.resolve(".java_pid1"));
        AttachSocket.delete(socket, ME);
        AttachSocket.delete(socket, ME);
        assertThat(socket).doesNotExist();
    }

    @Test
    void thatOfAnotherUserStays() throws Exception {
        Path socket = Files.createFile(folder.resolve(".java_pid1"));
        AttachSocket.delete(socket, ME + 1);
        assertThat(socket).exists();
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        Path kept = Files.createFile(folder.resolve("kept"));
        Path link = Files.createSymbolicLink(folder.resolve(".java_pid1"), kept);
        AttachSocket.delete(link, ME);
        assertThat(kept).exists();
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }
}
