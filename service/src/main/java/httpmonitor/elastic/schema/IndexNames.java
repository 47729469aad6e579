package httpmonitor.elastic.schema;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names that follow from the index pattern.
 *
 * @param prefix the part before the pattern's star, ends in {@code -}, for example {@code access-log-}
 */
public record IndexNames(String prefix) {
    /** The pattern of the hits where the user gives none. */
    public static final String USUAL_PATTERN = "access-log-*";

    /** Lines that are no hit. */
    public static final String UNPARSED = "httpmonitor-unparsed";

    /** The state of tailed sources. */
    public static final String HEARTBEAT = "httpmonitor-heartbeat";

    /** Alerts, and which notices about them each target has got. */
    public static final String ALERTS = "httpmonitor-alerts";

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9._-]*-");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu.MM.dd").withResolverStyle(ResolverStyle.STRICT);

    /** Requires a prefix that Elasticsearch accepts, and that covers none of the other indices. */
    public IndexNames {
        if (!VALID.matcher(prefix).matches() || prefix.length() > 200) {
            throw new IllegalArgumentException(
                    "an index pattern must be lower-case letters, digits, '.', '_' or '-', and end in -*");
        }
        if (UNPARSED.startsWith(prefix) || HEARTBEAT.startsWith(prefix) || ALERTS.startsWith(prefix)) {
            throw new IllegalArgumentException(
                    "the index pattern must hold hits and nothing else, not " + prefix + "*");
        }
    }

    /**
     * From the pattern as a user gives it.
     *
     * @param pattern for example {@code access-log-*}
     * @throws IllegalArgumentException where it cannot be used; the message says why
     */
    public static IndexNames of(String pattern) {
        if (!pattern.endsWith("-*")) {
            throw new IllegalArgumentException("an index pattern must end in -*");
        }
        return new IndexNames(pattern.substring(0, pattern.length() - 1));
    }

    /** Whether a pattern, in which {@code *} stands for any characters, matches an index, or contains a pattern. */
    public static boolean matches(String pattern, String index) {
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), index);
    }

    /** Matches all indices of hits. */
    public String pattern() {
        return prefix + "*";
    }

    /** The index of a day's hits, UTC. */
    public String of(LocalDate day) {
        return prefix + DAY.format(day);
    }

    /** The index of hits whose date is too old or in the future; never pruned. */
    public String archive() {
        return prefix + "archive";
    }

    /** The day of a daily index, empty for other indices. */
    public Optional<LocalDate> day(String index) {
        if (!index.startsWith(prefix) || index.length() != prefix.length() + "2026.11.21".length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(index.substring(prefix.length()), DAY));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
