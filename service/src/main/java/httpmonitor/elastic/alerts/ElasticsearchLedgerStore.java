package httpmonitor.elastic.alerts;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.poller.notify.DeliveryException;
import httpmonitor.poller.notify.Ledger;
import httpmonitor.poller.notify.LedgerStore;
import httpmonitor.poller.notify.WatchedRule;
import java.time.DateTimeException;
import java.util.Optional;

/**
 * Ledgers as documents of {@code httpmonitor-alerts}, changed by compare-and-set: {@code op_type=create} at first, then
 * {@code if_seq_no} and {@code if_primary_term}. The index is created by the first write, once its template is known to
 * be there.
 */
public final class ElasticsearchLedgerStore implements LedgerStore {

    private static final String WHAT = "Cannot share which notifications were delivered";

    private final AlertsIndex index;

    /** In the index of alerts. */
    public ElasticsearchLedgerStore(AlertsIndex index) {
        this.index = index;
    }

    @Override
    public Versioned read(String id) throws DeliveryException, InterruptedException {
        Request request = new Request("GET", AlertsIndex.document("ledger-" + id));
        request.addParameter("filter_path", "found,_seq_no,_primary_term,_source.ledger");
        Optional<JsonNode> found = index.ask(WHAT, request, 404)
                .filter(answer -> answer.path("found").asBoolean());
        try {
            return found.map(answer -> new Versioned(LedgerJson.read(answer.at("/_source/ledger")), version(answer)))
                    .orElseGet(() -> new Versioned(Ledger.EMPTY, new Version.Absent()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new DeliveryException(
                    WHAT + ": the document ledger-" + id + " of " + IndexNames.ALERTS + " cannot be read; delete it",
                    e);
        }
    }

    @Override
    public Outcome write(String id, Ledger ledger, WatchedRule rule, Version since)
            throws DeliveryException, InterruptedException {
        index.checkTemplate();
        Request request = switch (since) {
            case Version.Absent absent -> new Request("PUT", AlertsIndex.creation("ledger-" + id));
            case Version.At at -> {
                Request update = new Request("PUT", AlertsIndex.document("ledger-" + id));
                update.addParameter("if_seq_no", Long.toString(at.sequenceNumber()));
                update.addParameter("if_primary_term", Long.toString(at.primaryTerm()));
                yield update;
            }
        };
        request.setJsonEntity(LedgerJson.document(ledger, rule).toString());
        return index.ask(WHAT, request, 409)
                .<Outcome>map(answer -> new Outcome.Written(version(answer)))
                .orElseGet(Outcome.Conflict::new);
    }

    private static Version version(JsonNode answer) {
        return new Version.At(
                answer.path("_seq_no").asLong(), answer.path("_primary_term").asLong());
    }
}
