package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.testing.BuiltCopy;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command after a build, by {@code run.sh}. */
class FirstStartIT {

    private static final int ENDED_BY_SIGTERM = 143;

    /** A JVM that writes an archive at its end crashes where another thread still works. */
    @Test
    void theArchiveOfClassesIsMadeBeforeACommandAndNotAtTheEndOfOne(@TempDir Path folder) throws Exception {
        BuiltCopy product = BuiltCopy.of(Path.of(System.getProperty("httpmonitor.home")), folder);
        Path built = folder.resolve("service/target/run");
        ProcessBuilder watch = new ProcessBuilder(
                product.command(List.of("watch", "--es-url", "http://127.0.0.1:1", "--config", "/dev/null")));
        watch.redirectErrorStream(true);

        Process process = watch.start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isNotBlank();
            Path archive = archive(built);
            assertThat(archive).isNotEmptyFile();
            FileTime made = Files.getLastModifiedTime(archive);
            process.destroy();

            assertThat(process.waitFor()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(archive(built)).isEqualTo(archive);
            assertThat(Files.getLastModifiedTime(archive)).isEqualTo(made);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path archive(Path built) throws IOException {
        try (Stream<Path> files = Files.list(built)) {
            List<Path> others = files.filter(
                            file -> !file.getFileName().toString().equals("httpmonitor.jar"))
                    .toList();
            assertThat(others).hasSize(1);
            return others.getFirst();
        }
    }
}
