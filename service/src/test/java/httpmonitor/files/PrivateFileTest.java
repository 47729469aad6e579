package httpmonitor.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {
    @TempDir
    Path folder;

    @Test
    void theContentGoesToNoFileThatAnotherProgramHasPutAside() throws Exception {
        Path aside = Files.writeString(folder.resolve("report.html.new"), "another's\n");

        try (BufferedReader another = Files.newBufferedReader(aside)) {
            PrivateFile.replace(folder.resolve("report.html"), "secret\n");

            assertThat(another.readLine()).isEqualTo("another's");
        }
        assertThat(folder.resolve("report.html")).hasContent("secret\n");
        assertThat(aside).doesNotExist();
    }

    @Test
    void aLinkThatIsPutAsideLeadsNowhere() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "other\n");
        Files.createSymbolicLink(folder.resolve("report.html.new"), other);

        PrivateFile.replace(folder.resolve("report.html"), "secret\n");

        assertThat(other).hasContent("other\n");
        assertThat(folder.resolve("report.html")).isRegularFile().hasContent("secret\n");
    }
}
