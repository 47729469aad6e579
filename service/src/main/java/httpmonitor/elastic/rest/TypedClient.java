package httpmonitor.elastic.rest;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;

/** Calls of elasticsearch-java's typed client. Failures are sentences. */
public final class TypedClient {
    private final ElasticConnection connection;
    private final ElasticsearchClient client;

    /** One request of the typed client. */
    @FunctionalInterface
    public interface Call<T> {
        /** Sends the request and returns its answer. */
        T on(ElasticsearchClient client) throws IOException;
    }

    /** Calls over this connection, which stays open. */
    public TypedClient(ElasticConnection connection) {
        this.connection = connection;
        this.client = connection.client();
    }

    /**
     * Makes the call.
     *
     * @param what what cannot be done if this fails, the beginning of a sentence
     * @throws ElasticException where the server does not answer, or answers with an error
     */
    public <T> T call(String what, Call<T> call) throws ElasticException {
        try {
            return call.on(client);
        } catch (IOException | RuntimeException e) {
            throw new ElasticException(connection.sentence(what, e), e);
        }
    }
}
