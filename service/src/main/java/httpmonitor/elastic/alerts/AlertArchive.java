package httpmonitor.elastic.alerts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import httpmonitor.elastic.rest.Json;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.poller.notify.DeliveryException;
import httpmonitor.poller.notify.Notice;
import httpmonitor.poller.notify.SeenAlert.Recovery;
import httpmonitor.poller.notify.Target;
import java.time.Instant;

/**
 * The target that stores every alert as a document, for Kibana. Pollers deliver to it as to any other target, so that
 * together they write one document, which late hits correct. The document's id is made of the rule and the second at
 * which the alert was first known to fire.
 */
public record AlertArchive(AlertsIndex index) implements Target {

    private static final String WHAT = "Cannot keep the alert";

    @Override
    public String name() {
        return "index " + IndexNames.ALERTS;
    }

    @Override
    public String identity() {
        return "archive";
    }

    @Override
    public boolean wantsCorrections() {
        return true;
    }

    @Override
    public void deliver(Notice notice) throws DeliveryException, InterruptedException {
        put(notice, notice.key(), document(notice));
        for (Instant key : notice.joined()) {
            put(notice, key, joined(notice, key));
        }
    }

    private void put(Notice notice, Instant key, ObjectNode document) throws DeliveryException, InterruptedException {
        String id = "alert-" + notice.rule().id() + "-" + key.getEpochSecond();
        index.ask(
                WHAT,
                0,
                elasticsearch -> elasticsearch.index(
                        put -> put.index(IndexNames.ALERTS).id(id).document(document)));
    }

    /** Replaces the document of an alert that is a part of another one; pollers may not delete documents. */
    private static ObjectNode joined(Notice notice, Instant key) {
        ObjectNode document = Json.MAPPER.createObjectNode().put("kind", "joined");
        document.put("@timestamp", key.toString());
        document.put(
                "message",
                "A part of the alert that triggered at " + notice.alert().firedAt());
        document.set("rule", LedgerJson.rule(notice.rule()));
        return document;
    }

    private static ObjectNode document(Notice notice) {
        ObjectNode document = Json.MAPPER.createObjectNode().put("kind", "alert");
        document.put("@timestamp", notice.alert().firedAt().toString());
        document.put("message", notice.message());
        document.setAll(LedgerJson.alert(notice.alert()));
        notice.alert().duration().ifPresent(lasted -> document.put("duration_seconds", lasted.toSeconds()));
        if (notice.alert().recovery().filter(Recovery::lostBaseline).isPresent()) {
            document.put("lost_baseline", true);
        }
        document.put(
                "peak_hits_per_second",
                notice.rule().rule().rate(notice.alert().peak().hits()));
        document.set("rule", LedgerJson.rule(notice.rule()));
        return document;
    }
}
