package httpmonitor.elastic.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import httpmonitor.alert.Usual;
import httpmonitor.alert.WindowCount;
import httpmonitor.elastic.rest.Json;
import httpmonitor.poller.notify.Ledger;
import httpmonitor.poller.notify.LedgerEntry;
import httpmonitor.poller.notify.LedgerEntry.Claim;
import httpmonitor.poller.notify.SeenAlert;
import httpmonitor.poller.notify.SeenAlert.Recovery;
import httpmonitor.poller.notify.WatchedRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a ledger as a document, and reads it. Absent fields are not known, or have not happened. */
final class LedgerJson {

    private LedgerJson() {}

    static ObjectNode document(Ledger ledger, WatchedRule rule) {
        ObjectNode document = Json.MAPPER.createObjectNode().put("kind", "ledger");
        document.set("rule", rule(rule));
        ObjectNode json = document.putObject("ledger");
        json.put("settled_until", ledger.settledUntil().toString());
        ArrayNode entries = json.putArray("entries");
        ledger.entries().forEach(entry -> entries.add(entry(entry)));
        return document;
    }

    static ObjectNode rule(WatchedRule rule) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", rule.id()).put("name", rule.name());
        json.put("condition", rule.rule().condition().kind());
        json.put("index", rule.index()).put("filter", rule.labels().getOrDefault("filter", ""));
        json.put("window_seconds", rule.rule().window().toSeconds());
        json.put("threshold", rule.rule().threshold());
        return json.put("recovery_threshold", rule.rule().recoveryThreshold());
    }

    static Ledger read(JsonNode json) {
        List<LedgerEntry> entries = new ArrayList<>();
        json.path("entries").forEach(entry -> entries.add(entry(entry)));
        return new Ledger(entries, instant(json, "settled_until"));
    }

    private static ObjectNode entry(LedgerEntry entry) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("key", entry.key().toString());
        json.put("as_of", entry.asOf().toString());
        json.set("alert", alert(entry.alert()));
        entry.notified().ifPresent(notified -> json.set("told", alert(notified)));
        entry.claim()
                .ifPresent(claim -> json.putObject("claim")
                        .put("by", claim.by())
                        .put("until", claim.until().toString())
                        .put("firing", claim.firing())
                        .put("doubtful", claim.doubtful()));
        if (!entry.joined().isEmpty()) {
            ArrayNode joined = json.putArray("joined");
            entry.joined().forEach(key -> joined.add(key.toString()));
        }
        return json;
    }

    private static LedgerEntry entry(JsonNode json) {
        List<Instant> joined = new ArrayList<>();
        json.path("joined").forEach(key -> joined.add(Instant.parse(key.asText())));
        return new LedgerEntry(
                instant(json, "key"),
                alert(json.path("alert")),
                json.has("told") ? Optional.of(alert(json.path("told"))) : Optional.empty(),
                instant(json, "as_of"),
                json.has("claim") ? Optional.of(claim(json.path("claim"))) : Optional.empty(),
                joined);
    }

    private static Claim claim(JsonNode json) {
        return new Claim(
                json.path("by").asText(),
                instant(json, "until"),
                json.path("firing").asBoolean(),
                json.path("doubtful").asBoolean());
    }

    static ObjectNode alert(SeenAlert alert) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("fired_at", alert.firedAt().toString());
        alert.window().ifPresent(window -> put(json, "", window));
        put(json, "peak_", alert.peak());
        alert.recovery().ifPresent(end -> {
            json.put("recovered_at", end.at().toString());
            end.window().ifPresent(window -> put(json, "recovery_", window));
        });
        return json;
    }

    private static void put(ObjectNode json, String prefix, WindowCount window) {
        json.put(prefix + "hits", window.hits()).put(prefix + "total_hits", window.total());
        window.usual().ifPresent(usual -> {
            ObjectNode past = json.putObject(prefix + "usual").put("weeks", usual.weeks());
            ArrayNode hits = past.putArray("hits");
            ArrayNode totals = past.putArray("total_hits");
            usual.usable().forEach(week -> {
                hits.add(week.hits());
                totals.add(week.total());
            });
        });
    }

    private static SeenAlert alert(JsonNode json) {
        return new SeenAlert(
                instant(json, "fired_at"),
                window(json, ""),
                window(json, "peak_").orElse(WindowCount.of(0)),
                json.has("recovered_at")
                        ? Optional.of(new Recovery(instant(json, "recovered_at"), window(json, "recovery_")))
                        : Optional.empty());
    }

    private static Optional<WindowCount> window(JsonNode json, String prefix) {
        return json.has(prefix + "hits")
                ? Optional.of(new WindowCount(
                        json.path(prefix + "hits").asLong(),
                        json.path(prefix + "total_hits").asLong(),
                        usual(json.path(prefix + "usual"))))
                : Optional.empty();
    }

    private static Optional<Usual> usual(JsonNode json) {
        if (json.isMissingNode()) {
            return Optional.empty();
        }
        List<WindowCount> usable = new ArrayList<>();
        JsonNode hits = json.path("hits");
        for (int i = 0; i < hits.size(); i++) {
            usable.add(new WindowCount(
                    hits.path(i).asLong(), json.path("total_hits").path(i).asLong()));
        }
        return Optional.of(new Usual(json.path("weeks").asInt(), usable));
    }

    private static Instant instant(JsonNode json, String name) {
        return Instant.parse(json.path(name).asText());
    }
}
