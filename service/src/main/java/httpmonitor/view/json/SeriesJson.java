package httpmonitor.view.json;

import httpmonitor.traffic.HitSteps;

/** Hits per step as one JSON object on one line. */
public final class SeriesJson {

    private SeriesJson() {}

    /** The object and a line feed. */
    public static String of(HitSteps steps) {
        return JsonText.object(json -> {
            json.instant("from", steps.range().from());
            json.instant("to", steps.range().to());
            json.number("step_seconds", steps.step().toSeconds());
            json.numbers("hits", steps.hits());
        });
    }
}
