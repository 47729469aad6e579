package httpmonitor.elastic.alerts;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.TypedClient;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.poller.notify.DeliveryException;
import java.util.Optional;

/** The index in which pollers share alerts. Thread-safe. */
public final class AlertsIndex {

    private final TypedClient client;
    private final Templates templates;
    private volatile boolean hasTemplate;

    /** Uses a connection that the caller closes. */
    public AlertsIndex(ElasticConnection connection, IndexNames names) {
        this.client = new TypedClient(connection);
        this.templates = new Templates(connection, names);
    }

    /** Elasticsearch would create the index with a guessed mapping, and mappings stay. */
    void checkTemplate() throws DeliveryException {
        if (hasTemplate) {
            return;
        }
        try {
            Optional<String> objection = templates.objectionToAlerts();
            if (objection.isPresent()) {
                throw new DeliveryException(objection.get());
            }
        } catch (ElasticException e) {
            throw new DeliveryException(String.valueOf(e.getMessage()), e);
        }
        hasTemplate = true;
    }

    /**
     * Makes a call.
     *
     * @param what what cannot be done if this fails, the beginning of a sentence
     * @param no the status that means an empty answer, not a failure
     */
    <T> Optional<T> ask(String what, int no, TypedClient.Call<T> call) throws DeliveryException, InterruptedException {
        try {
            return Optional.of(client.call(what, call));
        } catch (ElasticException e) {
            if (e.getCause() instanceof ElasticsearchException answer && answer.status() == no) {
                return Optional.empty();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while Elasticsearch answered");
            }
            throw new DeliveryException(String.valueOf(e.getMessage()), e);
        }
    }
}
