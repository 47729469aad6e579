package httpmonitor.ingest.tail;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a gzip file holds; positions are those of the decompressed bytes. A file that is still being compressed is read as far as it
 * goes, and again once it has grown.
 */
final class GzipContent implements Content {
    private static final int BUFFER = 1 << 16;

    private final Handle handle;
    private final Handles handles;
    private @Nullable InputStream stream;
    private long position;
    private long compressedAtCut = -1;

    GzipContent(Handle handle, Handles handles) {
        this.handle = handle;
        this.handles = handles;
        handle.whenClosed(() -> stream = null);
    }

    @Override
    public int read(long from, byte[] into, int at, int length) throws IOException {
        if (isCutShort() && handle.channel().size() == compressedAtCut) {
            return 0;
        }
        try {
            InputStream in = streamAt(from);
            int count = position == from ? in.read(into, at, length) : ENDED;
            position += Math.max(0, count);
            return count;
        } catch (EOFException e) {
            compressedAtCut = handle.channel().size();
            stream = null;
            return 0;
        }
    }

    @Override
    public boolean isCompressed() {
        return true;
    }

    @Override
    public boolean isCutShort() {
        return compressedAtCut >= 0;
    }

    /** Whether it may be read now: those that rest take turns. */
    boolean hasTurn() {
        return !handle.rests() || handles.hasRoomForStream();
    }

    /** The stream, at that position or at its end. */
    private InputStream streamAt(long from) throws IOException {
        InputStream in = stream;
        FileChannel channel = handle.use();
        if (in == null || from < position) {
            channel.position(0);
            in = new GZIPInputStream(Channels.newInputStream(channel), BUFFER);
            stream = in;
            position = 0;
            compressedAtCut = -1;
        }
        for (long skipped = 1; position < from && skipped > 0; position += skipped) {
            skipped = in.skip(from - position);
        }
        return in;
    }

    @Override
    public long size() {
        return position;
    }

    @Override
    public boolean rests() {
        return handle.rests();
    }

    @Override
    public boolean reach() throws IOException {
        return handle.reach();
    }

    @Override
    public void close() throws IOException {
        handle.close();
    }
}
