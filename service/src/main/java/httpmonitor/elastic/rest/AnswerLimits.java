package httpmonitor.elastic.rest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.jspecify.annotations.Nullable;

/**
 * Ends every exchange whose answer is too large or too late. The client's own timeout is only for the time between two
 * bytes: a server that sends one byte every few seconds would hold a request for ever, and one that never stops would
 * fill the memory.
 *
 * <p>An error is reported by its status. Where its body is too large, or the connection breaks within it, the beginning
 * of the body is kept, which has the reason.
 *
 * <p>The time counts from the last part of the request that was sent, so that a large body on a slow network is not cut
 * off.
 *
 * @param atMost the longest time of a whole answer
 * @param largest the largest size of an answer in bytes
 */
record AnswerLimits(Duration atMost, int largest) implements AsyncExecChainHandler {

    /**
     * In bytes; far above the largest answer that we ask for: counts per second, of some rules with windows of hours.
     */
    static final int LARGEST = 32 << 20;

    private static final int FIRST_ERROR = 300;

    /** In bytes. The reason is near the beginning. */
    static final int LARGEST_ERROR = 1 << 20;

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1,
                work -> Thread.ofPlatform()
                        .daemon()
                        .name("elasticsearch-limits")
                        .unstarted(work));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    @Override
    public void execute(
            HttpRequest request,
            @Nullable AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        Exchange exchange = new Exchange(callback);
        exchange.watch();
        chain.proceed(request, body == null ? null : new Body(body, exchange), scope, exchange);
    }

    /** One exchange, which ends once: by the client, or by a limit. */
    private final class Exchange implements AsyncExecCallback {

        private final AsyncExecCallback callback;
        private long since = System.nanoTime();
        private boolean over;
        private @Nullable ScheduledFuture<?> check;
        private volatile @Nullable CutBody error;

        Exchange(AsyncExecCallback callback) {
            this.callback = callback;
        }

        synchronized void watch() {
            if (!over) {
                long left = since + atMost.toNanos() - System.nanoTime();
                check = TIMER.schedule(this::check, Math.max(left, 1), TimeUnit.NANOSECONDS);
            }
        }

        synchronized void sent() {
            since = System.nanoTime();
        }

        private synchronized boolean isLate() {
            return System.nanoTime() - since >= atMost.toNanos();
        }

        private void check() {
            if (isLate()) {
                failed(new InterruptedIOException("no whole answer within " + atMost.toMillis() / 1000.0 + " s"));
            } else {
                watch();
            }
        }

        private synchronized boolean end() {
            boolean first = !over;
            over = true;
            if (check != null) {
                check.cancel(false);
            }
            return first;
        }

        @Override
        public @Nullable AsyncDataConsumer handleResponse(HttpResponse response, @Nullable EntityDetails entity)
                throws HttpException, IOException {
            AsyncDataConsumer consumer = callback.handleResponse(response, entity);
            if (consumer == null) {
                return null;
            }
            if (response.getCode() < FIRST_ERROR) {
                return new Counted(consumer);
            }
            CutBody cut = new CutBody(consumer, LARGEST_ERROR);
            error = cut;
            return cut;
        }

        @Override
        public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
            callback.handleInformationResponse(response);
        }

        @Override
        public void completed() {
            if (end()) {
                callback.completed();
            }
        }

        @Override
        public void failed(Exception cause) {
            if (end()) {
                CutBody begun = error;
                if (begun != null) {
                    begun.cut();
                }
                callback.failed(cause);
            }
        }
    }

    /** The body of an answer, whose bytes are counted. */
    private final class Counted implements AsyncDataConsumer {

        private final AsyncDataConsumer consumer;
        private long bytes;

        Counted(AsyncDataConsumer consumer) {
            this.consumer = consumer;
        }

        @Override
        public void consume(ByteBuffer part) throws IOException {
            bytes += part.remaining();
            if (bytes > largest) {
                throw new IOException(
                        "the answer has more than " + largest + " bytes, which is no answer to that question");
            }
            consumer.consume(part);
        }

        @Override
        public void updateCapacity(CapacityChannel channel) throws IOException {
            consumer.updateCapacity(channel);
        }

        @Override
        public void streamEnd(List<? extends Header> trailers) throws HttpException, IOException {
            consumer.streamEnd(trailers);
        }

        @Override
        public void releaseResources() {
            consumer.releaseResources();
        }
    }

    /** The body of a request; each part that is sent starts the answer's time again. */
    private record Body(AsyncEntityProducer body, Exchange exchange) implements AsyncEntityProducer {

        @Override
        public void produce(DataStreamChannel channel) throws IOException {
            exchange.sent();
            body.produce(channel);
        }

        @Override
        public int available() {
            return body.available();
        }

        @Override
        public boolean isRepeatable() {
            return body.isRepeatable();
        }

        @Override
        public void failed(Exception cause) {
            body.failed(cause);
        }

        @Override
        public long getContentLength() {
            return body.getContentLength();
        }

        @Override
        public String getContentType() {
            return body.getContentType();
        }

        @Override
        public String getContentEncoding() {
            return body.getContentEncoding();
        }

        @Override
        public boolean isChunked() {
            return body.isChunked();
        }

        @Override
        public java.util.Set<String> getTrailerNames() {
            return body.getTrailerNames();
        }

        @Override
        public void releaseResources() {
            body.releaseResources();
        }
    }
}
