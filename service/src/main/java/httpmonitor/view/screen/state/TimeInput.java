package httpmonitor.view.screen.state;

import httpmonitor.traffic.DurationText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as people type them: {@code 09:00}, {@code yesterday 09:00}, {@code -3h}, or an ISO instant. */
final class TimeInput {

    private static final Pattern LOCAL = Pattern.compile(
            "(?:(today|yesterday|\\d{4}-\\d{2}-\\d{2})(?:[t ]+|$))?(?:(\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?");

    private TimeInput() {}

    /**
     * The instant, floored to the second. A time of day alone is the newest one that has passed: today's or
     * yesterday's. A day alone is its begin.
     *
     * @param now the instant that offsets count from
     * @param zone the zone of times without one
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Instant parse(String text, Instant now, ZoneId zone) {
        String typed = text.strip().toLowerCase(Locale.ROOT);
        try {
            if (typed.equals("now")) {
                return now;
            }
            if (typed.startsWith("-")) {
                return now.minus(DurationText.parse(typed.substring(1))).truncatedTo(ChronoUnit.SECONDS);
            }
            Matcher local = LOCAL.matcher(typed);
            return typed.isEmpty() || !local.matches()
                    ? OffsetDateTime.parse(text.strip()).toInstant().truncatedTo(ChronoUnit.SECONDS)
                    : local(local, now.atZone(zone));
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time: write 09:00, yesterday 09:00, -3h or 2026-11-21T12:00:00Z", e);
        }
    }

    private static Instant local(Matcher typed, ZonedDateTime now) {
        LocalTime time = typed.group(2) == null
                ? LocalTime.MIDNIGHT
                : LocalTime.of(number(typed.group(2)), number(typed.group(3)), number(typed.group(4)));
        Instant instant = day(typed.group(1), now.toLocalDate())
                .atTime(time)
                .atZone(now.getZone())
                .toInstant();
        boolean toCome = typed.group(1) == null && instant.isAfter(now.toInstant());
        return toCome
                ? now.toLocalDate()
                        .minusDays(1)
                        .atTime(time)
                        .atZone(now.getZone())
                        .toInstant()
                : instant;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static LocalDate day(@Nullable String typed, LocalDate today) {
        return switch (typed) {
            case null -> today;
            case "today" -> today;
            case "yesterday" -> today.minusDays(1);
            default -> LocalDate.parse(typed);
        };
    }
}
