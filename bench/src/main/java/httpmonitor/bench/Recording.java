package httpmonitor.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bulk requests as they were sent, in a file: for each its length, 4 bytes big-endian, and its body. Posted again into
 * an empty index they store the very same documents.
 */
final class Recording implements Forwarder.BulkListener, AutoCloseable {

    private final DataOutputStream out;

    Recording(Path file) throws IOException {
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 20));
    }

    @Override
    public synchronized void onBulk(byte[] body, long arrivedNanos, long answeredNanos) throws IOException {
        out.writeInt(body.length);
        out.write(body);
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }
}
