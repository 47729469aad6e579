package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.store.process.ProcessesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorePropertiesTest {

    private static final StoreProperties STORE =
            new StoreProperties("http://127.0.0.1:9200", "httpmonitor", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve(StoreProperties.FILE_NAME);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        STORE.write(file);
        assertThat(StoreProperties.read(file)).isEqualTo(STORE);
    }

    @Test
    void shellScriptsCanReadIt() throws Exception {
        STORE.write(file);
        assertThat(Files.readString(file)).startsWith("es-url=http://127.0.0.1:9200\nusername=httpmonitor\n");
    }

    @Test
    void otherUsersCannotReadItAndNothingElseIsLeft() throws Exception {
        STORE.write(file);
        STORE.write(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining(other -> !file.equals(other));
    }

    @Test
    void aMissingKeyIsNamed() throws Exception {
        Files.writeString(file, "es-url=http://127.0.0.1:9200\nusername=httpmonitor\n");
        assertThatThrownBy(() -> StoreProperties.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("password")
                .hasMessageContaining(file.toString());
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        Files.writeString(file, "password=\\u00g\n");
        List<ThrowingCallable> reads =
                List.of(() -> StoreProperties.read(file), () -> Users.read(file), () -> ProcessesFile.read(file));
        for (ThrowingCallable read : reads) {
            assertThatThrownBy(read).isInstanceOf(IOException.class).hasMessageContaining(file.toString());
        }
    }

    @Test
    void thePasswordIsNotPrinted() {
        assertThat(STORE.toString()).doesNotContain(STORE.password());
    }

    @Test
    void aNewPasswordIsLongAndRandomAndAnOldOneIsKept() throws Exception {
        StoreCredentials fresh = StoreCredentials.keptOrNew(file);
        assertThat(fresh.password()).matches("[A-Za-z0-9]{32}");
        assertThat(StoreCredentials.keptOrNew(file).password()).isNotEqualTo(fresh.password());
        STORE.write(file);
        assertThat(StoreCredentials.keptOrNew(file).password()).isEqualTo(STORE.password());
    }
}
