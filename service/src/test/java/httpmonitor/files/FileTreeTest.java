package httpmonitor.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    @TempDir
    Path folder;

    @Test
    void aCopyCanBeReadAndRunByEverybody() throws Exception {
        Path from = folder.resolve("from");
        Files.createDirectories(from.resolve("bin"));
        Path program = Files.writeString(from.resolve("bin/run"), "x");
        Path text = Files.writeString(from.resolve("text"), "y");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rw-------"));

        FileTree.replaceReadableCopy(from, folder.resolve("to"));

        assertThat(permissions("to/bin")).isEqualTo("rwxr-xr-x");
        assertThat(permissions("to/bin/run")).isEqualTo("rwxr-xr-x");
        assertThat(permissions("to/text")).isEqualTo("rw-r--r--");
        assertThat(folder.resolve("to/text")).hasContent("y");
    }

    @Test
    void aMoveLeavesNothingBehind() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("from/deep")).resolve("text"), "y");
        FileTree.move(folder.resolve("from"), folder.resolve("to"));
        assertThat(folder.resolve("from")).doesNotExist();
        assertThat(folder.resolve("to/deep/text")).hasContent("y");
    }

    @Test
    void deletingDoesNotFollowLinks(@TempDir Path other) throws Exception {
        Path kept = Files.writeString(other.resolve("kept"), "y");
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("from")).resolve("link"), other);
        FileTree.delete(folder.resolve("from"));
        assertThat(folder.resolve("from")).doesNotExist();
        assertThat(kept).exists();
    }

    private String permissions(String name) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
    }
}
