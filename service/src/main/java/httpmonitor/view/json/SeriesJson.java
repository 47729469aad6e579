package httpmonitor.view.json;

import httpmonitor.traffic.HitSteps;

/** Hits per step as one JSON object on one line. */
public final class SeriesJson {

    private SeriesJson() {}

    /** The object and a line feed. */
    public static String of(HitSteps steps) {
        return JsonText.line(json -> {
            json.writeStartObject();
            JsonText.instant(json, "from", steps.range().from());
            JsonText.instant(json, "to", steps.range().to());
            json.writeNumberField("step_seconds", steps.step().toSeconds());
            json.writeArrayFieldStart("hits");
            for (long hits : steps.hits()) {
                json.writeNumber(hits);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
