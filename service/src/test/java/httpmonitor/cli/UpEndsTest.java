package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.cli.Commands.Result;
import httpmonitor.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class UpEndsTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void anUpWhoseShipperFailsEndsWithTheReason() throws Exception {
        Path noFile = Files.createDirectories(folder.resolve("checkpoints/sources.lock"));

        Result up = new Commands(Map.of("HTTPMONITOR_ES_URL", "http://127.0.0.1:1"))
                .run("up", "--no-web", "--output=json", "--data=" + folder, "--log-file=" + folder.resolve("a.log"));

        assertThat(up.code()).isEqualTo(ExitCode.FAILED);
        assertThat(up.err()).contains("Shipping has ended: " + noFile);
    }
}
