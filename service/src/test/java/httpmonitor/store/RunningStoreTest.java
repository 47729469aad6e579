package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import httpmonitor.store.process.ProcessMark;
import httpmonitor.store.process.ProcessesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An address file outlives the store that wrote it; the address may then belong to another server. */
class RunningStoreTest {

    private static final StoreProperties STORE =
            new StoreProperties("http://127.0.0.1:9200", "httpmonitor", "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0eF");

    @TempDir
    Path folder;

    @Test
    void whereNoStoreHasRunNothingIsWaitedFor() throws Exception {
        assertThat(RunningStore.await(folder.resolve("missing"), () -> fail("nothing is starting")))
                .isEmpty();
        StoreLock.take(folder).orElseThrow().close();
        assertThat(RunningStore.await(folder, () -> fail("nothing is starting")))
                .isEmpty();
    }

    @Test
    void theAddressOfAStoreThatHasEndedIsNotTrusted() throws Exception {
        STORE.write(new StoreFolder(folder).properties());
        assertThat(RunningStore.await(folder, () -> fail("nothing is starting")))
                .get()
                .returns(false, RunningStore::isServing);
    }

    @Test
    void theAddressOfAnEarlierStartIsNotTrustedWhileANewOneStarts() throws Exception {
        STORE.write(new StoreFolder(folder).properties());
        StoreLock starting = StoreLock.take(folder).orElseThrow();
        assertThat(RunningStore.await(folder, () -> free(starting))).get().returns(false, RunningStore::isServing);
    }

    @Test
    void theWaitForAStoreThatNeverBecomesReadyEnds() throws Exception {
        StoreLock starting = StoreLock.take(folder).orElseThrow();
        assertThatThrownBy(() -> RunningStore.await(folder, Duration.ofMillis(1), () -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not ready")
                .hasMessageContaining(folder.toString());
        free(starting);
    }

    @Test
    void aProcessThatIsNoStoreIsNotTaken() throws Exception {
        STORE.write(new StoreFolder(folder).properties());
        new ProcessesFile(STORE.esUrl(), Optional.empty(), ProcessMark.of(ProcessHandle.current()), true)
                .write(new StoreFolder(folder).processes());
        assertThat(RunningStore.await(folder, () -> fail("nothing is starting")))
                .get()
                .returns(false, RunningStore::isServing);
    }

    private static void free(StoreLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
