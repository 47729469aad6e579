package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a real bash. */
class CompletionTest {

    @TempDir
    private Path folder;

    /** What bash would offer for a command line whose last word is incomplete. */
    private String offers(String function, String... words) throws IOException, InterruptedException {
        String script = new Commands(Map.of()).run("completion", "bash").out();
        Path file = Files.writeString(folder.resolve("completion"), script);
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "compopt() { :; }; source '" + file + "'; COMP_WORDS=(" + String.join(" ", words)
                                + "); COMP_CWORD=" + (words.length - 1) + "; " + function
                                + "; echo \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said.strip();
    }

    @Test
    void commandsAndOptionsOfTheScriptsAreCompleted() throws Exception {
        assertThat(offers("_complete_httpmonitor", "./run.sh", "wat")).isEqualTo("watch");
        assertThat(offers("_complete_httpmonitor", "./run.sh", "watch", "--thr"))
                .isEqualTo("--threshold");
        assertThat(offers("_picocli_httpmonitor_generate", "./generate-logs.sh", "--ra"))
                .isEqualTo("--rate");
    }

    @Test
    void bothShellsAndBothScriptsAreRegistered() {
        for (String shell : new String[] {"bash", "zsh"}) {
            assertThat(new Commands(Map.of()).run("completion", shell).out())
                    .contains("default run.sh\n", "default generate-logs.sh\n", "bashcompinit");
        }
    }
}
