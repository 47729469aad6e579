package httpmonitor.view.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as ISO-8601 to the second in one zone: {@code 2026-11-21T12:00:10Z}, {@code 2026-11-21T13:00:10+01:00}. */
public final class TimeText {

    private final DateTimeFormatter format;

    /** With times in this zone. */
    public TimeText(ZoneId zone) {
        this.format = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT)
                .withZone(zone);
    }

    /** The instant, cut to the second. */
    public String of(Instant instant) {
        return format.format(instant);
    }
}
