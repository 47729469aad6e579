package httpmonitor.view.json;

import com.fasterxml.jackson.core.JsonGenerator;
import httpmonitor.alert.suggest.ThresholdSuggestions.Suggestion;
import httpmonitor.traffic.WindowContrast;
import httpmonitor.traffic.WindowContrast.Part;
import httpmonitor.view.report.SuggestReport;
import httpmonitor.view.text.Rates;
import java.io.IOException;
import java.util.List;

/** Suggested thresholds as one JSON array on one line, an object for each rule; without hits there are none. */
public final class SuggestJson {

    /** The array, with its line end. */
    public String thresholds(List<SuggestReport> reports) {
        return JsonText.line(json -> {
            json.writeStartArray();
            for (SuggestReport report : reports) {
                write(json, report);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, SuggestReport report) throws IOException {
        json.writeStartObject();
        if (report.rule().name().isPresent()) {
            json.writeStringField("rule", report.rule().name().get());
        }
        JsonText.instant(json, "from", report.suggestions().judged().from());
        JsonText.instant(json, "to", report.suggestions().judged().to());
        json.writeNumberField("at_most", report.suggestions().atMost());
        json.writeArrayFieldStart("suggestions");
        if (!report.busiest().isEmpty()) {
            for (Suggestion suggestion : report.suggestions().thresholds()) {
                write(json, suggestion);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("busiest_windows");
        for (WindowContrast window : report.busiest()) {
            write(json, window);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Suggestion suggestion) throws IOException {
        json.writeStartObject();
        json.writeNumberField("window_seconds", suggestion.window().toSeconds());
        JsonText.decimal(json, "threshold", suggestion.threshold());
        json.writeNumberField("alerts", suggestion.alerts());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, WindowContrast window) throws IOException {
        json.writeStartObject();
        JsonText.instant(json, "from", window.window().from());
        JsonText.instant(json, "to", window.window().to());
        json.writeNumberField("hits", window.hits());
        JsonText.decimal(
                json,
                "hits_per_second",
                Rates.perSecond(window.hits(), window.window().seconds()));
        write(json, "sections", "section", window.sections());
        write(json, "clients", "client", window.clients());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String list, String name, List<Part> parts) throws IOException {
        json.writeArrayFieldStart(list);
        for (Part part : parts) {
            json.writeStartObject();
            json.writeStringField(name, part.value());
            json.writeNumberField("hits", part.hits());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
