package httpmonitor.view.json;

import com.fasterxml.jackson.core.JsonGenerator;
import httpmonitor.traffic.Breakdown;
import httpmonitor.traffic.Breakdown.Dimension;
import httpmonitor.traffic.Breakdown.Part;
import httpmonitor.traffic.StatusClass;
import httpmonitor.view.text.Rates;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What the hits of a range are made of, as one JSON object on one line. */
public final class BreakdownJson {

    private BreakdownJson() {}

    /** The object and a line feed. */
    public static String of(Breakdown breakdown) {
        return JsonText.line(json -> write(json, breakdown));
    }

    private static void write(JsonGenerator json, Breakdown breakdown) throws IOException {
        json.writeStartObject();
        JsonText.instant(json, "from", breakdown.range().from());
        JsonText.instant(json, "to", breakdown.range().to());
        json.writeNumberField("hits", breakdown.hits());
        long seconds = breakdown.range().seconds();
        if (seconds > 0) {
            JsonText.decimal(json, "hits_per_second", Rates.perSecond(breakdown.hits(), seconds));
        }
        json.writeNumberField("bytes", breakdown.bytes());
        json.writeNumberField("distinct_clients", breakdown.clients());
        json.writeObjectFieldStart("status");
        for (StatusClass status : StatusClass.values()) {
            Long hits = breakdown.status().get(status);
            if (hits != null) {
                json.writeNumberField(status.label(), hits);
            }
        }
        json.writeEndObject();
        if (breakdown.latency().isPresent()) {
            json.writeFieldName("latency");
            JsonTraffic.latency(json, breakdown.latency().get());
        }
        for (Dimension dimension : Dimension.values()) {
            list(json, dimension, breakdown.lists().getOrDefault(dimension, List.of()));
        }
        json.writeEndObject();
    }

    private static void list(JsonGenerator json, Dimension dimension, List<Part> parts) throws IOException {
        json.writeArrayFieldStart(dimension.name().toLowerCase(Locale.ROOT));
        for (Part part : parts) {
            json.writeStartObject();
            json.writeStringField("value", part.value());
            json.writeNumberField("hits", part.hits());
            json.writeNumberField("bytes", part.bytes());
            json.writeNumberField("client_errors", part.clientErrors());
            json.writeNumberField("server_errors", part.serverErrors());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
