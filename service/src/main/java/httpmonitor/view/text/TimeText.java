package httpmonitor.view.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as ISO-8601 to the second in one zone: {@code 2026-11-21T12:00:10Z}, {@code 2026-11-21T13:00:10+01:00}. */
public final class TimeText {

    private static final Pattern UTC =
            Pattern.compile("\\b20\\d\\d-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?Z");

    private static final DateTimeFormatter DAY_TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private static final DateTimeFormatter OTHER_DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;
    private final DateTimeFormatter format;

    /** With times in this zone. */
    public TimeText(ZoneId zone) {
        this.zone = zone;
        this.format = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT)
                .withZone(zone);
    }

    /** In at most 14 cells: the time of day, with the day in front of it where that is not the day of {@code now}. */
    public String dayTime(Instant instant, Instant now) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        return local.toLocalDate().equals(LocalDate.ofInstant(now, zone))
                ? DAY_TIME.format(local)
                : OTHER_DAY.format(local);
    }

    /** A sentence whose instants in UTC are replaced by this zone's. */
    public String inSentence(String sentence) {
        return inSentence(sentence, this::of);
    }

    /** The same with instants as {@link #near} shows them. */
    public String inSentence(String sentence, Instant now) {
        return inSentence(sentence, instant -> near(instant, now));
    }

    private static String inSentence(String sentence, Function<Instant, String> shown) {
        return UTC.matcher(sentence).replaceAll(found -> Matcher.quoteReplacement(inZone(found.group(), shown)));
    }

    /** An instant in the zone; text of a log may look like one and be none. */
    private static String inZone(String text, Function<Instant, String> shown) {
        try {
            return shown.apply(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    /** The time of day alone where that is one of the day of {@code now}: {@code 13:53:40}; else {@link #of}. */
    public String near(Instant instant, Instant now) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        return local.toLocalDate().equals(LocalDate.ofInstant(now, zone)) ? DAY_TIME.format(local) : of(instant);
    }

    /** The instant, cut to the second. */
    public String of(Instant instant) {
        return format.format(instant);
    }
}
