package httpmonitor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import httpmonitor.cli.Commands;
import httpmonitor.cli.Commands.Result;
import httpmonitor.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    @TempDir
    Path folder;

    private Result run(String... args) {
        return new Commands(Map.of("HTTPMONITOR_ES_URL", "http://127.0.0.1:1")).run(args);
    }

    @Test
    void aGlobThatIsNoPatternIsWrongUsage() {
        String glob = folder.resolve("no[1.log").toString();

        for (Result wrong : List.of(run("ship", glob), run("up", "--log-file", glob))) {
            assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
            assertThat(wrong.err()).contains("'" + glob + "' is not a valid glob (Missing ']')");
        }
    }

    @Test
    void aFileWithSuchANameIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("no[1.log"));

        LogFiles.check(List.of(file.toString()), "--log-file", () -> fail("it is no mistake"));
        assertThat(LogFiles.waiting(List.of(file.toString()))).isEmpty();
    }

    @Test
    void aFolderIsWrongUsage() {
        assertThat(run("up", "--log-file", folder.toString()).err())
                .startsWith("--log-file: '" + folder + "' is a folder; give a file in it, or a glob such as '" + folder
                        + "/*.log'.");
    }

    @Test
    void aMisspeltPathIsWaitedForByNameAndNothingIsCreated() throws IOException {
        Files.createFile(folder.resolve("access.log"));
        String misspelt = folder.resolve("acces.log").toString();
        String elsewhere = folder.resolve("none/access.log").toString();

        assertThat(LogFiles.waiting(
                        List.of(misspelt, elsewhere, folder.resolve("*.log").toString(), "-")))
                .containsExactly(
                        "Waiting for " + misspelt + ", which does not exist; did you mean '"
                                + folder.resolve("access.log") + "'?",
                        "Waiting for " + elsewhere + ", which does not exist: there is no folder "
                                + folder.resolve("none"));
        assertThat(folder).isDirectoryNotContaining("glob:**acces.log").isDirectoryNotContaining("glob:**none");
    }
}
