package httpmonitor.view.json;

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
        return JsonText.array(reports, SuggestJson::report);
    }

    private static void report(JsonText json, SuggestReport report) throws IOException {
        json.rule(report.rule());
        json.instant("from", report.suggestions().judged().from());
        json.instant("to", report.suggestions().judged().to());
        json.number("at_most", report.suggestions().atMost());
        json.objects(
                "suggestions",
                report.busiest().isEmpty() ? List.of() : report.suggestions().thresholds(),
                SuggestJson::suggestion);
        json.objects("busiest_windows", report.busiest(), SuggestJson::window);
    }

    private static void suggestion(JsonText json, Suggestion suggestion) throws IOException {
        json.number("window_seconds", suggestion.window().toSeconds());
        json.decimal("threshold", suggestion.threshold());
        json.number("alerts", suggestion.alerts());
    }

    private static void window(JsonText json, WindowContrast window) throws IOException {
        json.instant("from", window.window().from());
        json.instant("to", window.window().to());
        json.number("hits", window.hits());
        json.decimal(
                "hits_per_second",
                Rates.perSecond(window.hits(), window.window().seconds()));
        json.objects("sections", window.sections(), (part, section) -> part(part, "section", section));
        json.objects("clients", window.clients(), (part, client) -> part(part, "client", client));
    }

    private static void part(JsonText json, String name, Part part) throws IOException {
        json.text(name, part.value());
        json.number("hits", part.hits());
    }
}
