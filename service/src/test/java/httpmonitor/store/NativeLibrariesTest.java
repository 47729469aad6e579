package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.testing.CrippledDistribution;
import httpmonitor.testing.EmbeddedDistribution;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {

    @TempDir
    private Path folder;

    @Test
    void nothingIsMissingHere() {
        assertThat(NativeLibraries.missing(EmbeddedDistribution.path())).isEmpty();
        assertThat(NativeLibraries.missing(folder)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aMissingLibraryIsNamed() throws IOException {
        CrippledDistribution.in(folder);
        assertThat(StartChecks.libraries(folder))
                .contains("Elasticsearch's native code needs libstdc++.so.0, which this machine does not have;"
                        + " install it (on Debian and Ubuntu: apt-get install libstdc++6).");
    }
}
