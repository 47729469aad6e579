package httpmonitor.view.json;

import com.fasterxml.jackson.core.JsonGenerator;
import httpmonitor.traffic.StoredHit;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Hits as one JSON array on one line. Times are to the millisecond; absent fields are {@code null}. */
public final class HitsJson {

    private HitsJson() {}

    /** The array and a line feed. */
    public static String of(List<StoredHit> hits) {
        return JsonText.line(json -> {
            json.writeStartArray();
            for (StoredHit hit : hits) {
                write(json, hit);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, StoredHit hit) throws IOException {
        json.writeStartObject();
        json.writeStringField("time", hit.time().toString());
        text(json, "client", hit.client());
        text(json, "method", hit.method());
        text(json, "url", hit.url());
        if (hit.status().isPresent()) {
            json.writeNumberField("status", hit.status().getAsInt());
        } else {
            json.writeNullField("status");
        }
        JsonText.count(json, "bytes", hit.bytes());
        if (hit.durationNanos().isPresent()) {
            JsonText.decimal(
                    json, "duration_ms", BigDecimal.valueOf(hit.durationNanos().getAsLong(), 6));
        } else {
            json.writeNullField("duration_ms");
        }
        text(json, "referrer", hit.referrer());
        text(json, "agent", hit.agent());
        text(json, "host", hit.host());
        json.writeStringField("place", hit.place().toString());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        } else {
            json.writeNullField(name);
        }
    }
}
