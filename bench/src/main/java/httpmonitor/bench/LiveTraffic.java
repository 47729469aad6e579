package httpmonitor.bench;

import java.io.IOException;
import java.nio.file.Path;

/** Lines that are written and shipped while something else is measured, by the product's own programs. */
final class LiveTraffic implements AutoCloseable {

    private final Process writer;
    private final Process shipper;

    /**
     * Starts both.
     *
     * @param format how lines are written: {@code json} says how long the server took, {@code combined} does not
     */
    LiveTraffic(Product product, BenchStore store, Scratch scratch, Path log, int hitsPerSecond, String format)
            throws IOException {
        writer = product.start(
                scratch.file("traffic.log"), "generate", "--output", log, "--rate", hitsPerSecond, "--format", format);
        shipper = product.start(scratch.file("shipper.log"), "ship", "--data", store.data(), log);
    }

    Process shipper() {
        return shipper;
    }

    @Override
    public void close() {
        Product.stop(writer);
        Product.stop(shipper);
    }
}
