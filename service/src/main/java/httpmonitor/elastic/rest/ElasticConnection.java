package httpmonitor.elastic.rest;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.instrumentation.NoopInstrumentation;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A pool of connections to one Elasticsearch. Thread-safe. Creating it sends nothing: the first request shows whether
 * the server is there, and {@link ElasticFailure} describes its failure.
 */
public final class ElasticConnection implements AutoCloseable {
    private final ElasticSettings settings;
    private final Rest5Client rest;

    private ElasticConnection(ElasticSettings settings, Rest5Client rest) {
        this.settings = settings;
        this.rest = rest;
    }

    /**
     * A connection by these settings; sends nothing.
     *
     * @throws IllegalArgumentException where the settings cannot work, such as an invalid CA file; the message says
     *     why
     */
    public static ElasticConnection to(ElasticSettings settings) {
        return new ElasticConnection(settings, RestClients.of(settings, false));
    }

    /** The same server and trust, as another user or key; close it separately. */
    public ElasticConnection as(Credentials who) {
        return to(settings.with(who));
    }

    /** The same for tests: an answer that carries a deprecation warning is a failure. */
    public static ElasticConnection strict(ElasticSettings settings) {
        return new ElasticConnection(settings, RestClients.of(settings, true));
    }

    /**
     * Sends a request with the low-level client. Use this rather than {@link #rest} itself, which throws for statuses
     * of 500 and above only and returns a 401 or a 404 as an answer.
     *
     * @throws IOException where there is no answer, or one with a status of 300 and above
     */
    public Response send(Request request) throws IOException {
        return checked(rest.performRequest(request));
    }

    /** Returns the answer; fails where its status is an error. */
    public static Response checked(Response response) throws IOException {
        if (response.getStatusCode() >= 300) {
            throw new ResponseException(response);
        }
        return response;
    }

    /** The low-level client: bytes in, bytes out. Answers with a status below 500 do not throw. */
    public Rest5Client rest() {
        return rest;
    }

    /**
     * A typed client on the same connections, for everything that is not hot. It needs no closing. Keep it: its classes
     * are slow to load.
     */
    public ElasticsearchClient client() {
        return new ElasticsearchClient(
                new Rest5ClientTransport(rest, new JacksonJsonpMapper(), null, NoopInstrumentation.INSTANCE));
    }

    /** The server's URLs for messages, without credentials. */
    public String where() {
        return settings.where();
    }

    /**
     * A sentence for the user: what failed, where, the server's own reason, what to do.
     *
     * @param what what could not be done, for example {@code "Cannot read the index templates"}
     */
    public String sentence(String what, Throwable cause) {
        return ElasticFailure.of(cause).sentence(what, where());
    }

    @Override
    public void close() {
        try {
            rest.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "ElasticConnection[" + where() + "]";
    }
}
