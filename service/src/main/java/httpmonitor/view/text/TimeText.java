package httpmonitor.view.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as ISO-8601 to the second in one zone: {@code 2026-11-21T12:00:10Z}, {@code 2026-11-21T13:00:10+01:00}. */
public final class TimeText {

    private static final Pattern UTC =
            Pattern.compile("\\b20\\d\\d-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?Z");

    private final DateTimeFormatter format;

    /** With times in this zone. */
    public TimeText(ZoneId zone) {
        this.format = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT)
                .withZone(zone);
    }

    /** A sentence with its instants in UTC, as they stand in messages, in this zone. */
    public String inSentence(String sentence) {
        return UTC.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(inZone(found.group())));
    }

    /** Text of a log may look like an instant and be none. */
    private String inZone(String text) {
        try {
            return of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** The instant, cut to the second. */
    public String of(Instant instant) {
        return format.format(instant);
    }
}
