package httpmonitor.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, up to a number of bytes. A server that sends more is not read any further: its connection is
 * closed. No server can fill the memory of this program.
 */
public final class BoundedBody implements BodySubscriber<byte[]> {

    private static final int FIRST_ERROR = 300;

    private final int most;
    private final boolean cuts;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    private BoundedBody(int most, boolean cuts) {
        this.most = most;
        this.cuts = cuts;
    }

    /** Keeps the first bytes of the body, at most {@code most}, and drops the rest. */
    public static BodyHandler<byte[]> cutAfter(int most) {
        return head -> new BoundedBody(most, true);
    }

    /**
     * Gives the whole body. The exchange fails with an {@link IOException} where the body has more than {@code most}
     * bytes. An error counts by its status: its body is cut.
     */
    public static BodyHandler<byte[]> atMost(int most) {
        return head -> new BoundedBody(most, head.statusCode() >= FIRST_ERROR);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] next = new byte[Math.min(buffer.remaining(), most - bytes.size())];
            buffer.get(next);
            bytes.writeBytes(next);
            if (buffer.hasRemaining()) {
                stop();
                return;
            }
        }
    }

    private void stop() {
        if (subscription != null) {
            subscription.cancel();
        }
        if (cuts) {
            onComplete();
        } else {
            onError(new IOException("the answer has more than " + most + " bytes"));
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (cuts) {
            onComplete(); // what came before the connection broke
        } else {
            body.completeExceptionally(failure);
        }
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
