package httpmonitor.view.json;

import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;

/**
 * The figures and lists of a range's hits, as one JSON object on one line: {@code from}, {@code to}, and as in a tick
 * {@code interval} and the lists.
 */
public final class BreakdownJson {

    private BreakdownJson() {}

    /** The object and a line feed. */
    public static String of(IntervalTraffic traffic) {
        return JsonText.object(json -> {
            json.instant("from", traffic.range().from());
            json.instant("to", traffic.range().to());
            JsonTraffic.figures(json, traffic);
            for (HitList list : HitList.values()) {
                if (traffic.lists().containsKey(list)) {
                    JsonTraffic.list(json, list, traffic);
                }
            }
            JsonTraffic.estimated(json, traffic);
        });
    }
}
