package httpmonitor.store;

import java.nio.file.Path;

/**
 * What an embedded Elasticsearch is started with.
 *
 * @param distribution folder of the unpacked Elasticsearch distribution; shared and never written to
 * @param data folder of this store: Elasticsearch's own files below it, {@code store.properties} in it; created when absent
 * @param port where HTTP is served on 127.0.0.1, from 0 to 65535; 0 picks a free one
 * @param heapMegabytes heap of the server's JVM, at least {@value #SMALLEST_HEAP_MEGABYTES}
 * @param javaHome the JDK that runs it, 21 or newer
 */
public record NodeSettings(Path distribution, Path data, int port, int heapMegabytes, Path javaHome) {

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
        javaHome = javaHome.toAbsolutePath().normalize();
    }

    /** The JDK that this program runs on. */
    public static Path ownJavaHome() {
        return Path.of(System.getProperty("java.home"));
    }
}
