package httpmonitor.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {

    @TempDir
    private Path folder;

    private Path path;
    private EnvFile env;

    @BeforeEach
    void name() {
        path = folder.resolve(".env");
        env = new EnvFile(path, Map.of());
    }

    @Test
    void whatIsMissingIsAddedAndTheRestStaysAsItIs() throws IOException {
        String before = "# mine\nLOG_DIR='/var/log/my site'";
        Files.writeString(path, before);
        env.complete("HOST_NAME", "web-1");
        env.complete("HOST_NAME", "web-2");
        assertThat(path).hasContent(before + "\nHOST_NAME=web-1\n");
        assertThat(env.setting("HOST_NAME")).contains("web-1");
        assertThat(env.setting("LOG_DIR")).contains("/var/log/my site");
    }

    @Test
    void aFileThatOthersCouldReadIsMadePrivate() throws IOException {
        Files.writeString(path, "LOG_DIR=/var/log\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        env.complete("HOST_NAME", "web-1");
        assertThat(permissions()).isEqualTo("rw-------");
        Files.delete(path);
        env.complete("HOST_NAME", "web-1");
        assertThat(permissions()).isEqualTo("rw-------");
    }

    @Test
    void anEmptySettingIsNone() throws IOException {
        Files.writeString(path, "HOST_NAME=\n");
        env.complete("HOST_NAME", "web-1");
        assertThat(env.setting("HOST_NAME")).contains("web-1");
    }

    @Test
    void theEnvironmentBeatsTheFile() throws IOException {
        Files.writeString(path, "ES_PORT=9201\nKIBANA_PORT=5602\n");
        env = new EnvFile(path, Map.of("ES_PORT", "9300", "KIBANA_PORT", ""));
        assertThat(env.setting("ES_PORT")).contains("9300");
        assertThat(env.setting("KIBANA_PORT")).contains("5602");
        assertThat(env.setting("LOG_DIR")).isEmpty();
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
