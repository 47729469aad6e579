package httpmonitor.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.ZstdOutputStream;
import httpmonitor.testing.Tmpfs;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The native library of zstd where nothing in the folder for temporary files may be executed. */
class ZstdLibraryTest {

    @TempDir
    Path folder;

    private Path file = Path.of(".");

    /** Prints what a file holds, or why it cannot be read. */
    public static void main(String[] arguments) throws IOException {
        Path path = Path.of(arguments[0]);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path));
                InputStream plain = Compression.plain(in, path)) {
            System.out.println(new String(plain.readAllBytes(), StandardCharsets.UTF_8));
        } catch (CompressedContentException e) {
            System.out.println(e.getMessage());
        }
    }

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("a.zst");
        try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(file))) {
            out.write("what it holds".getBytes(StandardCharsets.UTF_8));
        }
    }

    private String read(Path temporary, Path home) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-Dhttpmonitor.home=" + home,
                "-Duser.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                ZstdLibraryTest.class.getName(),
                file.toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void anotherFolderServesWhereNothingMayBeExecutedInTheUsualOne() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        try (Tmpfs temporary = new Tmpfs(folder.resolve("tmp"), "noexec,size=8m")) {
            assumeTrue(temporary.isMounted(), "a file system without execution needs the right to mount one");

            assertThat(read(temporary.folder(), home)).isEqualTo("what it holds");
        }
    }

    @Test
    void whereNoFolderServesTheMessageSaysHowElseToReadIt() throws Exception {
        try (Tmpfs temporary = new Tmpfs(folder.resolve("tmp"), "noexec,size=8m")) {
            assumeTrue(temporary.isMounted(), "a file system without execution needs the right to mount one");

            assertThat(read(temporary.folder(), temporary.folder()))
                    .isEqualTo("it is compressed with zstd; read it by: zstd -dc FILE | ship -");
        }
    }
}
