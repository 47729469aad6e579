package httpmonitor.view.json;

import httpmonitor.traffic.HitList;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.StoredHit;
import httpmonitor.view.text.Millis;
import httpmonitor.view.text.Printable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The answers of the page's requests as JSON, each on one line with a line feed. */
public final class PageJson {

    private PageJson() {}

    /**
     * A failure: {@code {"error":"one sentence"}}.
     *
     * @param sentence for users, with or without a full stop; invisible characters are escaped
     */
    public static String error(String sentence) {
        String whole = sentence.matches("(?s).*[.!?]") ? sentence : sentence + ".";
        return JsonText.object(json -> json.text("error", Printable.of(whole)));
    }

    /** Hits per step, as an object. */
    public static String series(HitSteps steps) {
        return JsonText.object(json -> {
            json.instant("from", steps.range().from());
            json.instant("to", steps.range().to());
            json.number("step_seconds", steps.step().toSeconds());
            json.numbers("hits", steps.hits());
        });
    }

    /**
     * The figures and lists of a range's hits, as an object: {@code from}, {@code to}, and as in a tick {@code
     * interval} and the lists.
     */
    public static String breakdown(IntervalTraffic traffic) {
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

    /** Hits as an array. Times are to the millisecond; absent fields are {@code null}. */
    public static String hits(List<StoredHit> hits) {
        return JsonText.array(hits, PageJson::hit);
    }

    private static void hit(JsonText json, StoredHit hit) throws IOException {
        OptionalLong nanos = hit.durationNanos();
        Optional<BigDecimal> duration =
                nanos.isPresent() ? Optional.of(Millis.exact(nanos.getAsLong())) : Optional.empty();
        json.text("time", hit.time().toString());
        json.text("client", hit.client());
        json.text("method", hit.method());
        json.text("url", hit.url());
        json.number("status", hit.status().stream().asLongStream().findFirst());
        json.number("bytes", hit.bytes());
        json.decimal("duration_ms", duration);
        json.text("referrer", hit.referrer());
        json.text("agent", hit.agent());
        json.text("host", hit.host());
        json.text("place", hit.place().toString());
    }
}
