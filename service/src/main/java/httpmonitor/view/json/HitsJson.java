package httpmonitor.view.json;

import httpmonitor.traffic.StoredHit;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Hits as one JSON array on one line. Times are to the millisecond; absent fields are {@code null}. */
public final class HitsJson {

    private HitsJson() {}

    /** The array and a line feed. */
    public static String of(List<StoredHit> hits) {
        return JsonText.array(hits, HitsJson::write);
    }

    private static void write(JsonText json, StoredHit hit) throws IOException {
        OptionalLong nanos = hit.durationNanos();
        json.text("time", hit.time().toString());
        json.text("client", hit.client());
        json.text("method", hit.method());
        json.text("url", hit.url());
        json.number("status", hit.status().stream().asLongStream().findFirst());
        json.number("bytes", hit.bytes());
        json.decimal(
                "duration_ms",
                nanos.isPresent() ? Optional.of(BigDecimal.valueOf(nanos.getAsLong(), 6)) : Optional.empty());
        json.text("referrer", hit.referrer());
        json.text("agent", hit.agent());
        json.text("host", hit.host());
        json.text("place", hit.place().toString());
    }
}
