package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.store.process.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartChecksTest {

    @TempDir
    Path folder;

    @Test
    void aMissingDistributionIsToBeBuilt() {
        assertThat(StartChecks.distribution(folder)).get().asString().contains(folder.toString(), "build");
    }

    @Test
    void theHeapAndTheMemoryInAdditionToItMustBeAvailable() {
        assertThat(StartChecks.memory(512, 768)).isEmpty();
        assertThat(StartChecks.memory(512, 767))
                .contains("Elasticsearch with a heap of 512 MB needs about 768 MB of memory and 767 MB are available;"
                        + " give it less with --heap, or free some.");
    }

    @Test
    void theDiskMustHaveRoomForAnotherIndex() {
        assertThat(StartChecks.disk(folder, 1024)).isEmpty();
        assertThat(StartChecks.disk(folder, 1023)).get().asString().contains("1023 MB", folder.toString(), "--data");
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(StartChecks.port(taken.getLocalPort()))
                    .get()
                    .asString()
                    .contains("Port " + taken.getLocalPort(), "--port");
        }
    }

    @Test
    void aFreePortWillDo() throws Exception {
        assertThat(StartChecks.port(0)).isEmpty();
        assertThat(StartChecks.port(FreePort.any())).isEmpty();
    }
}
