package httpmonitor.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    @TempDir
    private Path home;

    private SecretFiles secrets;

    @BeforeEach
    void name() {
        secrets = new SecretFiles(home.resolve("secrets"), new EnvFile(home.resolve(".env"), Map.of()));
    }

    @Test
    void everySecretIsMadeUpOfLettersAndDigits() throws IOException {
        secrets.complete();
        Set<String> values = new HashSet<>();
        for (String name : SecretFiles.NAMES) {
            assertThat(home.resolve("secrets").resolve(name)).content().matches("[A-Za-z0-9]{32}");
            values.add(secrets.read(name));
        }
        assertThat(values).hasSameSizeAs(SecretFiles.NAMES);
    }

    /**
     * A container's user has another number than the owner: the folder keeps other users of the machine out, not the
     * file.
     */
    @Test
    void onlyTheOwnerMayEnterTheFolderAndAnyContainerMayReadAFile() throws IOException {
        Path folder = secrets.complete();
        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("elastic_password"))).isEqualTo("r--r--r--");
    }

    @Test
    void onceMoreChangesNothing() throws IOException {
        secrets.complete();
        String first = secrets.read("reader_password");
        secrets.complete();
        assertThat(secrets.read("reader_password")).isEqualTo(first);
    }

    @Test
    void whatAnEarlierVersionKeptInTheEnvFileGoesOnToBeTheSecret() throws IOException {
        Files.writeString(home.resolve(".env"), "READER_PASSWORD='let me in'\n");
        secrets.complete();
        assertThat(secrets.read("reader_password")).isEqualTo("let me in");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
