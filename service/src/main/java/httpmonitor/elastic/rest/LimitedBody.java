package httpmonitor.elastic.rest;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer with a largest size. A successful answer that is larger fails. The body of an error ends for
 * its reader there, or where the connection breaks: the reason is near its beginning. Thread-safe, because a timer ends
 * it too.
 */
final class LimitedBody implements AsyncDataConsumer {
    private final AsyncDataConsumer consumer;
    private final int most;
    private final boolean isError;
    private int bytes;
    private boolean over;

    LimitedBody(AsyncDataConsumer consumer, int most, boolean isError) {
        this.consumer = consumer;
        this.most = most;
        this.isError = isError;
    }

    @Override
    public synchronized void consume(ByteBuffer part) throws IOException {
        int kept = Math.min(part.remaining(), most - bytes);
        boolean isTooMuch = kept < part.remaining();
        if (!over) {
            bytes += kept;
            consumer.consume(part.slice(part.position(), kept));
        }
        part.position(part.limit());
        if (isTooMuch) {
            cut();
            throw new IOException("the answer has more than " + most + " bytes, too large for this request");
        }
    }

    /** Ends the body of an error: the reader gets the bytes that have come. */
    synchronized void cut() {
        if (isError) {
            try {
                streamEnd(List.of());
            } catch (IOException | HttpException e) {
                System.getLogger(LimitedBody.class.getName()).log(Level.DEBUG, "The body of an error was not taken", e);
            }
        }
    }

    @Override
    public synchronized void streamEnd(@Nullable List<? extends Header> trailers) throws HttpException, IOException {
        if (!over) {
            over = true;
            consumer.streamEnd(trailers);
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        consumer.updateCapacity(channel);
    }

    /** Called before the failure where the connection breaks; drops the bytes that have come. */
    @Override
    public synchronized void releaseResources() {
        cut();
        consumer.releaseResources();
    }
}
