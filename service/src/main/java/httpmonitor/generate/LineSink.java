package httpmonitor.generate;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A sink for lines. Each call carries whole lines. */
public interface LineSink extends Closeable {

    /**
     * Writes all of {@code lines}; they can be read by others when this returns.
     *
     * @throws IOException where not all of them could be written; the message says where
     */
    void write(ByteBuffer lines) throws IOException;

    /**
     * Lines into a stream, which is left open.
     *
     * @param header what the stream begins with, may be empty
     * @throws IOException where the header could not be written
     */
    static LineSink to(OutputStream stream, String header) throws IOException {
        stream.write(header.getBytes(StandardCharsets.US_ASCII));
        return new LineSink() {
            @Override
            public void write(ByteBuffer lines) throws IOException {
                stream.write(lines.array(), lines.arrayOffset() + lines.position(), lines.remaining());
                stream.flush();
            }

            @Override
            public void close() throws IOException {
                stream.flush();
            }
        };
    }
}
