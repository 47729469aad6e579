package httpmonitor.elastic.alerts;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.rest.AnswerBody;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.TemplateCheck.Foreign;
import httpmonitor.elastic.schema.TemplateCheck.Installed;
import httpmonitor.elastic.schema.TemplateCheck.Missing;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.poller.notify.DeliveryException;
import java.io.IOException;
import java.util.Optional;

/** The index of what pollers know of alerts and share. Thread-safe. */
public final class AlertsIndex {

    private final ElasticConnection connection;
    private final Templates templates;
    private volatile boolean hasTemplate;

    /** Over a connection, which stays the caller's. */
    public AlertsIndex(ElasticConnection connection, IndexNames names) {
        this.connection = connection;
        this.templates = new Templates(connection, names);
    }

    static String document(String id) {
        return "/" + IndexNames.ALERTS + "/_doc/" + id;
    }

    static String creation(String id) {
        return "/" + IndexNames.ALERTS + "/_create/" + id;
    }

    /** Elasticsearch would create the index with a guessed mapping, and mappings stay. */
    void checkTemplate() throws DeliveryException {
        if (hasTemplate) {
            return;
        }
        Optional<String> objection = objection();
        if (objection.isPresent()) {
            throw new DeliveryException(objection.get());
        }
        hasTemplate = true;
    }

    private Optional<String> objection() throws DeliveryException {
        try {
            return switch (templates.checkAlerts()) {
                case Installed installed -> Optional.empty();
                case Missing missing -> Optional.of(missing.reason());
                case Foreign foreign -> Optional.of(foreign.reason());
            };
        } catch (ElasticException e) {
            throw new DeliveryException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Sends a request.
     *
     * @param what what cannot be done if this fails, the beginning of a sentence
     * @param no the status of an answer that is an answer too: empty
     */
    Optional<JsonNode> ask(String what, Request request, int no) throws DeliveryException, InterruptedException {
        try {
            return Optional.of(AnswerBody.json(connection.send(request)));
        } catch (ResponseException e) {
            if (e.getResponse().getStatusCode() == no) {
                return Optional.empty();
            }
            throw new DeliveryException(connection.sentence(what, e), e);
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while Elasticsearch answered");
            }
            throw new DeliveryException(connection.sentence(what, e), e);
        }
    }
}
