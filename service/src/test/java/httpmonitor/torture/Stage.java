package httpmonitor.torture;

import httpmonitor.store.StoreProperties;
import httpmonitor.testing.BuiltCopy;
import httpmonitor.testing.CountingProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What mishaps befall: a store that runs, and between it and the programs proxies, clocks, a small disk and a terminal.
 */
final class Stage implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(5);

    private final Path folder;
    private final BuiltCopy product;
    private final KeptProgram store;
    private final StoreProperties access;
    private final StoredLines stored;
    private final SmallDisk checkpoints;
    private final TorturedLog log;
    private final CountingProxy pollerProxy;
    private final CountingProxy shipProxy;
    private final ScreenWitness screen;
    private final SteppedClock pollerClock;
    private final SteppedClock shipClock;
    private final NumberedLines lines = new NumberedLines();
    private final WrittenHits written;

    /**
     * Starts the store.
     *
     * @param home the project's folder, built
     * @param folder an empty one
     * @param written takes the hits of all lines that are written
     */
    Stage(Path home, Path folder, WrittenHits written) throws IOException, InterruptedException {
        this.folder = folder;
        this.written = written;
        this.product = BuiltCopy.of(home, Files.createDirectories(folder.resolve("product")));
        Path data = Files.createDirectories(data());
        List<String> storeCommand = List.of("store", "--port=" + Torture.freePort(), "--data=" + data);
        this.store = new KeptProgram(product.command(storeCommand), folder.resolve("store.out"));
        this.stored = new StoredLines(data);
        store.start();
        if (!stored.await(0, START)) {
            store.kill();
            throw new IOException("the store does not start; see " + folder.resolve("store.out"));
        }
        this.access = StoreProperties.read(data.resolve(StoreProperties.FILE_NAME));
        this.checkpoints = new SmallDisk(data.resolve("checkpoints"));
        Path logs = Files.createDirectories(folder.resolve("logs"));
        this.log = new TorturedLog(logs.resolve("access.log"), false);
        this.pollerProxy = new CountingProxy(access.esUrl());
        this.shipProxy = new CountingProxy(access.esUrl());
        this.screen = new ScreenWitness();
        this.pollerClock = new SteppedClock(folder.resolve("poller.clock"));
        this.shipClock = new SteppedClock(folder.resolve("ship.clock"));
    }

    Path folder() {
        return folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    BuiltCopy product() {
        return product;
    }

    StoreProperties access() {
        return access;
    }

    StoredLines stored() {
        return stored;
    }

    /** That of the checkpoints. */
    SmallDisk checkpoints() {
        return checkpoints;
    }

    /** It is shipped under the glob {@code *.log} of its folder. */
    TorturedLog log() {
        return log;
    }

    CountingProxy pollerProxy() {
        return pollerProxy;
    }

    CountingProxy shipProxy() {
        return shipProxy;
    }

    ScreenWitness screen() {
        return screen;
    }

    SteppedClock pollerClock() {
        return pollerClock;
    }

    SteppedClock shipClock() {
        return shipClock;
    }

    /** How many lines there are. */
    NumberedLines lines() {
        return lines;
    }

    /** The next {@code count} lines, whose hits count as written. */
    byte[] more(int count) {
        byte[] more = lines.more(count);
        written.add(more);
        return more;
    }

    @Override
    public void close() throws IOException {
        screen.close();
        pollerProxy.close();
        shipProxy.close();
        log.close();
        store.stop();
        stored.close();
        checkpoints.close();
    }
}
