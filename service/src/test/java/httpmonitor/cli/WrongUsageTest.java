package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about values that cannot be used. */
class WrongUsageTest {

    @TempDir
    Path folder;

    private final Commands commands = new Commands(Map.of());

    @Test
    void choicesAreNamedAsTheyAreTyped() {
        Commands.Result result = commands.run("watch", "--output", "xml");
        assertThat(result.err())
                .startsWith("Invalid value for option '--output': 'xml' is none of table, json, csv.\n");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aLogThatCannotBeReplayedIsReportedWithTheReason() throws Exception {
        Path none = folder.resolve("none.log");
        assertThat(commands.run("generate", "--output", "-", "--replay", none.toString())
                        .err())
                .isEqualToIgnoringNewLines("Cannot read " + none + ", the log to replay: it does not exist.");
        assertThat(commands.run("generate", "--output", "-", "--replay", folder.toString())
                        .err())
                .isEqualToIgnoringNewLines("Cannot read " + folder + ", the log to replay: it is a folder.");
        Path lz4 = Files.write(folder.resolve("a.log"), new byte[] {0x04, 0x22, 0x4d, 0x18, 0, 0, 0, 0});
        assertThat(commands.run("generate", "--output", folder.resolve("b.log").toString(), "--replay", lz4.toString())
                        .err())
                .startsWith("Cannot read " + lz4 + ", the log to replay: it is compressed with lz4");
    }

    @Test
    void noMessageQuotesAUrlThatHoldsAPassword() {
        for (String url : List.of("http://k:S3CRET@x y", "http://k:S3CRET@127.0.0.1:1", "ftp://S3CRET@x", "S3CRET")) {
            Commands.Result typed = commands.run("setup", "--kibana-url", url);
            assertThat(typed.code()).isEqualTo(ExitCode.USAGE);
            assertThat(typed.err()).startsWith("--kibana-url ").doesNotContain("S3CRET");
            Commands.Result set = new Commands(Map.of("HTTPMONITOR_KIBANA_URL", url)).run("setup");
            assertThat(set.code()).isEqualTo(ExitCode.USAGE);
            assertThat(set.err()).contains("HTTPMONITOR_KIBANA_URL").doesNotContain("S3CRET");
            for (String option : List.of("--es-url", "--alertmanager", "--notify-webhook", "--notify-slack")) {
                assertThat(commands.run("watch", "--once", option, url).err()).doesNotContain("S3CRET");
            }
        }
    }

    @Test
    void whereNothingCanBeWrittenIsReportedWithWhatToDo() throws Exception {
        assertThat(commands.run("generate", "--lines", "1", "--output", folder.toString())
                        .err())
                .isEqualToIgnoringNewLines("Cannot write to " + folder + ": it is a folder; name a file in it.");
        assertThat(commands.run("store", "--data", "/proc/none").err())
                .contains("/proc/none cannot be created there. Free or mend what is named there,")
                .endsWith("or give another folder with --data.\n");
    }
}
