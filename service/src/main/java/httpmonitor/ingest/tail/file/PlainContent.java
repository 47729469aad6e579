package httpmonitor.ingest.tail.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An ordinary file. */
public record PlainContent(Handle handle) implements Content {

    @Override
    public int read(long position, byte[] into, int at, int length) throws IOException {
        return Math.max(0, handle.use().read(ByteBuffer.wrap(into, at, length), position));
    }

    @Override
    public long size() throws IOException {
        return handle.channel().size();
    }

    @Override
    public boolean isReadAgain() {
        return true;
    }

    @Override
    public boolean isEvicted() {
        return handle.isEvicted();
    }

    @Override
    public boolean reach() throws IOException {
        return handle.reach();
    }

    @Override
    public void onUnlinked() {
        handle.onUnlinked();
    }

    @Override
    public void close() throws IOException {
        handle.close();
    }
}
