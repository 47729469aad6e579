package httpmonitor.elastic.rest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducerWrapper;
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
 */
record AnswerLimits(Duration atMost) implements AsyncExecChainHandler {

    /**
     * In bytes; far above the largest answer that we ask for: counts per second, of some rules with windows of hours.
     */
    private static final int LARGEST = 32 << 20;

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
        private volatile @Nullable LimitedBody answer;

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
            boolean isError = response.getCode() >= FIRST_ERROR;
            LimitedBody body = new LimitedBody(consumer, isError ? LARGEST_ERROR : LARGEST, isError);
            answer = body;
            return body;
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
                LimitedBody begun = answer;
                if (begun != null) {
                    begun.cut();
                }
                callback.failed(cause);
            }
        }
    }

    /** The body of a request; each part that is sent starts the answer's time again. */
    private static final class Body extends AsyncEntityProducerWrapper {

        private final Exchange exchange;

        Body(AsyncEntityProducer body, Exchange exchange) {
            super(body);
            this.exchange = exchange;
        }

        @Override
        public void produce(DataStreamChannel channel) throws IOException {
            exchange.sent();
            super.produce(channel);
        }
    }
}
