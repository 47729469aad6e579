package httpmonitor.ingest.tail.file;

import httpmonitor.compression.CompressedContentException;
import httpmonitor.compression.Compression;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * The content of a compressed file; positions are those of the decompressed bytes. A file that is still being written
 * is read as far as possible, and further once it has grown.
 */
public final class CompressedContent implements Content {
    private static final int BUFFER = 1 << 16;

    /** A decoder that fails returns nothing of the read, so each read is small. In bytes. */
    private static final int PIECE = 1 << 13;

    private final Handle handle;
    private final Handles handles;
    private final Compression compression;
    private @Nullable Source source;
    private @Nullable InputStream stream;
    private @Nullable IOException failure;
    private long position;
    private long compressedAtCut = -1;

    CompressedContent(Handle handle, Handles handles, Compression compression) throws IOException {
        this.handle = handle;
        this.handles = handles;
        this.compression = compression;
        handle.whenClosed(this::closeStream);
        handle.becomesStream(compression.isHeavy());
    }

    /** The compressed bytes. Notes why reading stopped; does not close the file. */
    private static final class Source extends FilterInputStream {
        private final FileChannel channel;
        private long exhaustedAt = -1;
        private @Nullable IOException failure;

        Source(FileChannel channel) {
            super(Channels.newInputStream(channel));
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            try {
                int count = in.read(into, at, length);
                exhaustedAt = count < 0 ? channel.position() : exhaustedAt;
                return count;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void close() {}
    }

    @Override
    public int read(long from, byte[] into, int at, int length) throws IOException {
        if (isCutShort() && handle.channel().size() == compressedAtCut) {
            return 0;
        }
        try {
            InputStream in = streamAt(from);
            return position == from ? readPieces(in, into, at, length) : end();
        } catch (IOException | RuntimeException e) {
            return failed(e);
        }
    }

    /** Reads until the length is reached or the decoder fails; the next read reports the failure. */
    private int readPieces(InputStream in, byte[] into, int at, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count;
            try {
                count = in.read(into, at + done, Math.min(PIECE, length - done));
            } catch (IOException | RuntimeException e) {
                failure = new IOException(e.getMessage(), e);
                break;
            }
            if (count < 0) {
                break;
            }
            done += count;
            position += count;
        }
        if (done == 0 && length > 0) {
            throwFailure();
            return end();
        }
        return done;
    }

    private void throwFailure() throws IOException {
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
    }

    /** The result at the end of the stream; some decoders report an empty file as complete. */
    private int end() throws IOException {
        return handle.channel().size() > 0 ? ENDED : cutAt(0);
    }

    /** Whether bytes are missing, the file is gone, or its bytes are damaged: only missing bytes may still come. */
    private int failed(Exception e) throws IOException {
        Source read = source;
        if (e instanceof CompressedContentException || read == null) {
            throw asRefusal(e);
        }
        IOException unreadable = read.failure;
        if (unreadable != null) {
            throw unreadable;
        }
        if (read.exhaustedAt < 0) {
            throw asRefusal(e);
        }
        return cutAt(read.exhaustedAt);
    }

    private CompressedContentException asRefusal(Exception e) {
        return e instanceof CompressedContentException refused
                ? refused
                : new CompressedContentException(
                        "it is " + compression.description() + " and cannot be decompressed: " + e.getMessage(), e);
    }

    private int cutAt(long compressed) throws IOException {
        compressedAtCut = compressed;
        closeStream();
        return 0;
    }

    /** Frees the decoder's memory outside of the heap. */
    private void closeStream() throws IOException {
        InputStream in = stream;
        stream = null;
        failure = null;
        if (in != null) {
            in.close();
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

    /** Where it has no stream, also the next bytes are read from the start of the file on. */
    @Override
    public boolean isReadAgain() {
        return stream == null;
    }

    /** Whether it may be read now; evicted files take turns. */
    public boolean hasTurn() {
        return !handle.isEvicted() || handles.hasRoomForStream(handle);
    }

    /** The stream at this position, or at its end where it ends before. */
    private InputStream streamAt(long from) throws IOException {
        FileChannel channel = handle.use();
        throwFailure();
        InputStream in = stream;
        if (in == null || from < position) {
            in = restart(channel);
        }
        for (long skipped = 1; position < from && skipped > 0; position += skipped) {
            skipped = in.skip(from - position);
        }
        return in;
    }

    private InputStream restart(FileChannel channel) throws IOException {
        closeStream();
        channel.position(0);
        position = 0;
        compressedAtCut = -1;
        Source compressed = new Source(channel);
        source = compressed;
        InputStream in = compression.decompress(new BufferedInputStream(compressed, BUFFER));
        stream = in;
        return in;
    }

    @Override
    public long size() {
        return position;
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
    public void close() throws IOException {
        handle.close();
    }
}
