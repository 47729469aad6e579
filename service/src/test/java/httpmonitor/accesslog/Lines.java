package httpmonitor.accesslog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.EntryField;
import httpmonitor.accesslog.line.ParsedLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** Lines for tests, and entries in words. */
public final class Lines {

    static final String TIME = "[10/Oct/2000:13:55:36 -0700]";
    static final long TIME_SECONDS = 971_211_336;

    /** The entry's fields that stem from the request alone. */
    static final Set<EntryField> REQUEST = Set.of(
            EntryField.METHOD,
            EntryField.TARGET,
            EntryField.PATH,
            EntryField.QUERY,
            EntryField.SECTION,
            EntryField.VERSION);

    private static final Map<EntryField, String> NAMES = new EnumMap<>(Map.of(
            EntryField.USER, "user",
            EntryField.METHOD, "method",
            EntryField.TARGET, "target",
            EntryField.PATH, "path",
            EntryField.QUERY, "query",
            EntryField.DOMAIN, "domain",
            EntryField.SECTION, "section",
            EntryField.VERSION, "version",
            EntryField.REFERRER, "referrer",
            EntryField.USER_AGENT, "agent"));

    private Lines() {}

    static ParsedLine parse(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return AccessLogParser.parse(bytes, 0, bytes.length);
    }

    static ParsedLine parseLatin1(String line) {
        byte[] bytes = line.getBytes(ISO_8859_1);
        return AccessLogParser.parse(bytes, 0, bytes.length);
    }

    static AccessLogEntry hit(String line) {
        return (AccessLogEntry) parse(line);
    }

    /**
     * Such as {@code ip=1.2.3.4 user=frank status=200 bytes=5}; the time only where it is not {@link #TIME}; or why it
     * is no hit.
     */
    static String describe(ParsedLine line, Set<EntryField> without) {
        return switch (line) {
            case ParsedLine.Unparsed unparsed -> unparsed.reason();
            case ParsedLine.Skipped skipped -> skipped.name();
            case ParsedLine.Part part -> part.name();
            case AccessLogEntry entry -> describe(entry, without);
        };
    }

    private static String describe(AccessLogEntry entry, Set<EntryField> without) {
        List<String> words = new ArrayList<>();
        words.add((entry.clientIsIp() ? "ip=" : "client=") + text(entry, EntryField.CLIENT));
        NAMES.forEach((field, name) -> {
            if (entry.has(field) && !without.contains(field)) {
                words.add(name + "=" + text(entry, field));
            }
        });
        addUnless(AccessLogEntry.ABSENT, "status", entry.status(), words);
        addUnless(AccessLogEntry.ABSENT, "bytes", entry.bodyBytes(), words);
        addUnless(TIME_SECONDS, "time", entry.epochSecond(), words);
        addUnless(AccessLogEntry.ABSENT, "nanos", entry.durationNanos(), words);
        addUnless(0, "millis", entry.millis(), words);
        return String.join(" ", words);
    }

    private static void addUnless(long usual, String name, long value, List<String> words) {
        if (value != usual) {
            words.add(name + "=" + value);
        }
    }

    /** The rows of a table next to this class: {@code left => right}, comments and empty lines left out. */
    static List<Arguments> table(String name) {
        List<Arguments> rows = new ArrayList<>();
        for (String row : resource(name).lines().toList()) {
            int arrow = row.lastIndexOf(" =>");
            if (!row.startsWith("#") && arrow >= 0) {
                rows.add(Arguments.of(
                        plain(row.substring(0, arrow)),
                        plain(row.substring(arrow + 3).strip())));
            }
        }
        return rows;
    }

    /** Rows as in {@link #table}, with the heading {@code NAME: TEXT} above them as the first of three columns. */
    static List<Arguments> triples(String name) {
        List<Arguments> rows = new ArrayList<>();
        String heading = "";
        for (String row : resource(name).lines().toList()) {
            int arrow = row.lastIndexOf(" => ");
            if (arrow >= 0) {
                rows.add(Arguments.of(heading, plain(row.substring(0, arrow)), row.substring(arrow + 4)));
            } else if (!row.isBlank() && !row.startsWith("#")) {
                heading = row.substring(row.indexOf(": ") + 2);
            }
        }
        return rows;
    }

    private static String plain(String cell) {
        return cell.replace("<T>", TIME).replace('␣', ' ').replace('␉', '\t').replace("EMPTY", "");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Lines.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A field's text, {@code null} where it is absent. */
    public static @Nullable String text(AccessLogEntry entry, EntryField field) {
        return entry.has(field)
                ? new String(entry.bytes(), entry.from(field), entry.to(field) - entry.from(field), UTF_8)
                : null;
    }
}
