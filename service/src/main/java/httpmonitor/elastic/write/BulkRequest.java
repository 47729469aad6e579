package httpmonitor.elastic.write;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.RequestOptions;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseListener;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import httpmonitor.elastic.rest.AnswerBody;
import httpmonitor.elastic.rest.ElasticConnection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** One bulk request, sent without blocking. */
public final class BulkRequest {
    private static final ContentType NDJSON = ContentType.create("application/x-ndjson");

    /** From this size on, in bytes, the server must accept the body before it is sent. */
    private static final int LARGE = 64 * 1024;

    /**
     * A server that refuses the body answers before the body is sent. Else it could close the connection while we send,
     * and its "too large" would be lost.
     */
    private static final RequestOptions ASKING_FIRST = RequestOptions.DEFAULT.toBuilder()
            .addHeader(HttpHeaders.EXPECT, HeaderElements.CONTINUE)
            .build();

    private BulkRequest() {}

    /**
     * Sends a body, which must not change until each of its documents is answered.
     *
     * @param documents how many documents the body's first {@code size} bytes hold
     * @return the result of each document, in order; fails where the server does not answer for each of them
     */
    public static CompletableFuture<List<BulkItem>> send(Rest5Client client, byte[] body, int size, int documents) {
        Request request = new Request("POST", "/_bulk");
        request.addParameter("filter_path", BulkAnswer.FILTER);
        request.setEntity(new ByteArrayEntity(body, 0, size, NDJSON));
        if (size >= LARGE) {
            request.setOptions(ASKING_FIRST);
        }
        CompletableFuture<List<BulkItem>> items = new CompletableFuture<>();
        client.performRequestAsync(request, new ResponseListener() {
            @Override
            public void onSuccess(Response response) {
                try {
                    items.complete(read(response, documents));
                } catch (IOException | RuntimeException e) {
                    items.completeExceptionally(e);
                }
            }

            @Override
            public void onFailure(Exception failure) {
                items.completeExceptionally(failure);
            }
        });
        return items;
    }

    private static List<BulkItem> read(Response response, int documents) throws IOException {
        byte[] body = AnswerBody.bytes(ElasticConnection.checked(response));
        if (body.length == 0) {
            throw new IOException("it answers nothing");
        }
        return BulkAnswer.read(new ByteArrayInputStream(body), documents);
    }
}
