package httpmonitor.elastic.alerts;

import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch.core.GetResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import httpmonitor.elastic.rest.Json;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.poller.notify.DeliveryException;
import httpmonitor.poller.notify.Ledger;
import httpmonitor.poller.notify.LedgerStore;
import httpmonitor.poller.notify.WatchedRule;
import java.time.DateTimeException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ledgers as documents of {@code httpmonitor-alerts}, changed by compare-and-set: {@code op_type=create} at first, then
 * {@code if_seq_no} and {@code if_primary_term}. The index is created by the first write, once its template is known to
 * be there.
 */
public record ElasticsearchLedgerStore(AlertsIndex index) implements LedgerStore {

    private static final String WHAT = "Cannot share which notifications were delivered";

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    @Override
    public Versioned read(String id) throws DeliveryException, InterruptedException {
        Optional<GetResponse<ObjectNode>> found = index.ask(
                        WHAT,
                        NOT_FOUND,
                        elasticsearch -> elasticsearch.get(
                                get -> get.index(IndexNames.ALERTS)
                                        .id("ledger-" + id)
                                        .sourceIncludes("ledger"),
                                ObjectNode.class))
                .filter(GetResponse::found);
        try {
            return found.map(answer -> new Versioned(
                            LedgerJson.read(
                                    Objects.requireNonNullElseGet(answer.source(), Json.MAPPER::createObjectNode)
                                            .path("ledger")),
                            version(answer.seqNo(), answer.primaryTerm())))
                    .orElseGet(() -> new Versioned(Ledger.EMPTY, new Version.Absent()));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new DeliveryException(
                    WHAT + ": the document ledger-" + id + " of " + IndexNames.ALERTS + " cannot be read; delete it",
                    e);
        }
    }

    @Override
    public Optional<Version> write(String id, Ledger ledger, WatchedRule rule, Version since)
            throws DeliveryException, InterruptedException {
        index.checkTemplate();
        return index.ask(
                        WHAT,
                        CONFLICT,
                        elasticsearch -> elasticsearch.index(put -> {
                            switch (since) {
                                case Version.Absent absent -> put.opType(OpType.Create);
                                case Version.At at ->
                                    put.ifSeqNo(at.sequenceNumber()).ifPrimaryTerm(at.primaryTerm());
                            }
                            return put.index(IndexNames.ALERTS)
                                    .id("ledger-" + id)
                                    .document(LedgerJson.document(ledger, rule));
                        }))
                .map(answer -> version(answer.seqNo(), answer.primaryTerm()));
    }

    private static Version version(@Nullable Long sequenceNumber, @Nullable Long primaryTerm) {
        return new Version.At(
                Objects.requireNonNullElse(sequenceNumber, 0L), Objects.requireNonNullElse(primaryTerm, 0L));
    }
}
