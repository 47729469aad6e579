package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
    void everySecretIsMadeUpOfLettersAndDigits() throws IOException {
        List<String> lines = Files.readAllLines(env.complete());
        assertThat(lines).allMatch(line -> line.matches("[A-Z_]+=[A-Za-z0-9]{32}"));
        assertThat(lines)
                .extracting(line -> line.substring(0, line.indexOf('=')))
                .containsExactlyElementsOf(EnvFile.SECRETS);
        assertThat(lines).extracting(line -> line.substring(line.indexOf('='))).doesNotHaveDuplicates();
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        env.complete();
        assertThat(permissions()).isEqualTo("rw-------");
    }

    @Test
    void aFileThatOthersCouldReadIsMadePrivate() throws IOException {
        Files.writeString(path, "LOG_DIR=/var/log\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        env.complete();
        assertThat(permissions()).isEqualTo("rw-------");
    }

    @Test
    void whatIsThereStaysAsItIs() throws IOException {
        String before = "# mine\nREADER_PASSWORD='let me in'\nLOG_DIR=/var/log/nginx";
        Files.writeString(path, before);
        env.complete();
        assertThat(path).content().startsWith(before + "\n").containsOnlyOnce("READER_PASSWORD=");
        assertThat(env.setting("READER_PASSWORD")).contains("let me in");
        assertThat(env.setting("WRITER_PASSWORD")).isPresent();
    }

    @Test
    void onceMoreChangesNothing() throws IOException {
        String first = Files.readString(env.complete());
        assertThat(env.complete()).hasContent(first);
    }

    @Test
    void anEmptySecretIsNone() throws IOException {
        Files.writeString(path, "ELASTIC_PASSWORD=\n");
        env.complete();
        assertThat(env.setting("ELASTIC_PASSWORD"))
                .hasValueSatisfying(value -> assertThat(value).hasSize(32));
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
