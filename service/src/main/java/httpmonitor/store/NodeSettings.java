package httpmonitor.store;

import httpmonitor.store.process.FreePort;
import java.nio.file.Path;

/**
 * The settings with which an embedded Elasticsearch is started.
 *
 * @param distribution folder of the unpacked Elasticsearch distribution; shared and never written to
 * @param data folder of this store: Elasticsearch's own files below it, {@code store.properties} in it; created when
 *     absent
 * @param port where HTTP is served on 127.0.0.1, from 0 to 65535; 0 picks a free one
 * @param heapMegabytes heap of the server's JVM, at least {@value #SMALLEST_HEAP_MEGABYTES}
 * @param access further users and what they may do, in addition to the one user who may do everything
 */
public record NodeSettings(Path distribution, Path data, int port, int heapMegabytes, StoreAccess access) {

    /** Enough for 20,000 hits a second with room to search. */
    public static final int DEFAULT_HEAP_MEGABYTES = 512;

    /** Below this, Elasticsearch fails while it starts or soon after. */
    public static final int SMALLEST_HEAP_MEGABYTES = 128;

    /** Checks the ranges and makes the paths absolute; the message of the exception names the rule that was broken. */
    public NodeSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("the port must be from 0 to 65535");
        }
        if (heapMegabytes < SMALLEST_HEAP_MEGABYTES) {
            throw new IllegalArgumentException("the heap must be at least " + SMALLEST_HEAP_MEGABYTES + "m");
        }
        distribution = distribution.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /** The settings of a store with one user. */
    public NodeSettings(Path distribution, Path data, int port, int heapMegabytes) {
        this(distribution, data, port, heapMegabytes, StoreAccess.NONE);
    }

    /** The same; on any free port if its own is taken. */
    public NodeSettings onFreePort() {
        boolean taken = port != 0 && FreePort.isTaken(port);
        return new NodeSettings(distribution, data, taken ? 0 : port, heapMegabytes, access);
    }

    /** The same with these users. */
    public NodeSettings with(StoreAccess users) {
        return new NodeSettings(distribution, data, port, heapMegabytes, users);
    }

    /** The JDK that this program runs on, and the store. */
    static Path ownJavaHome() {
        return Path.of(System.getProperty("java.home"));
    }
}
