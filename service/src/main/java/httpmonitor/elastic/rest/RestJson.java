package httpmonitor.elastic.rest;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Sends single requests with JSON and reads JSON answers, for rare requests. Failures are sentences. */
public record RestJson(ElasticConnection connection) {

    /**
     * Sends a GET request.
     *
     * @param what what cannot be done if this fails, the beginning of a sentence
     * @throws ElasticException where the server does not answer, or answers with an error, or not with JSON
     */
    public JsonNode get(String what, String endpoint, String filterPath) throws ElasticException {
        Request request = new Request("GET", endpoint);
        request.addParameter("filter_path", filterPath);
        return send(what, request);
    }

    /** Posts JSON, or lines of it; otherwise like {@link #get}. */
    public JsonNode post(String what, String endpoint, String body) throws ElasticException {
        Request request = new Request("POST", endpoint);
        request.setJsonEntity(body);
        return send(what, request);
    }

    /** Posts an empty body; otherwise like {@link #get}. */
    public JsonNode post(String what, String endpoint) throws ElasticException {
        return send(what, new Request("POST", endpoint));
    }

    /** Puts; otherwise like {@link #get}. */
    public void put(String what, String endpoint, JsonNode body) throws ElasticException {
        Request request = new Request("PUT", endpoint);
        request.setJsonEntity(body.toString());
        send(what, request);
    }

    /** Deletes; otherwise like {@link #get}. */
    public void delete(String what, String endpoint) throws ElasticException {
        send(what, new Request("DELETE", endpoint));
    }

    private JsonNode send(String what, Request request) throws ElasticException {
        try {
            return AnswerBody.json(connection.send(request));
        } catch (IOException | RuntimeException e) {
            throw new ElasticException(connection.sentence(what, e), e);
        }
    }
}
