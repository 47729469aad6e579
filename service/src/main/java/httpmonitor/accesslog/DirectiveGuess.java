package httpmonitor.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.Address;
import httpmonitor.accesslog.line.JsonScanner;
import httpmonitor.accesslog.line.LogTimeReader;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Guesses a directive in nginx's notation under which a line is a hit, from the look of the line's columns. The
 * directive holds no text of the line.
 */
final class DirectiveGuess {

    private static final int LONGEST = 8_192;
    private static final Pattern COLUMN = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"|\\[([^\\]]*+)]|([^\\s\",;|]++)");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,;|]*+");
    private static final Pattern REQUEST = Pattern.compile("[A-Z]{3,} \\S.*");
    private static final Pattern METHOD = Pattern.compile("GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|CONNECT|TRACE");
    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");
    private static final Pattern KEY = Pattern.compile("[\\w@.-]{1,64}");

    /** Such as {@code httpStatus} or {@code http.response_code}, and not {@code response_time} or {@code area_code}. */
    private static final Pattern STATUS_KEY = Pattern.compile(
            ".*status([._-]?code)?|(.*[.])?((http|server|response|resp|res|reply)[_-]?)*(code|response|answer)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}|-");

    private final Set<String> used = new HashSet<>();
    private int unknown;

    private DirectiveGuess() {}

    /** The directive, empty where none makes the line a hit. */
    static Optional<String> of(String line, LineRules rules) {
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        String text = line.strip();
        DirectiveGuess guess = new DirectiveGuess();
        Optional<String> directive = text.startsWith("{") ? guess.members(text) : guess.columns(text);
        return directive.filter(it -> isHit(text, it, rules));
    }

    /** A directive of the members of a JSON object whose meaning can be guessed. */
    private Optional<String> members(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        JsonScanner json = new JsonScanner(bytes, 0, bytes.length);
        List<String> members = new ArrayList<>();
        boolean unused = json.open('{');
        Map<String, String> values = new LinkedHashMap<>();
        while (json.key()) {
            String key = new String(bytes, json.from(), json.to() - json.from(), UTF_8);
            if (json.scalar() && KEY.matcher(key).matches()) {
                values.putIfAbsent(key, new String(bytes, json.from(), json.to() - json.from(), UTF_8));
            }
        }
        Optional<String> status = status(values);
        values.forEach((key, text) -> {
            String variable = status.filter(key::equals).isPresent() ? "$status" : member(text);
            if (!variable.startsWith("$field")) {
                members.add("\"" + key + "\":\"" + variable + "\"");
            }
        });
        return Optional.of("{" + String.join(",", members) + "}");
    }

    /** The key of the status, if any: one with that word before others, and the shortest of several. */
    private static Optional<String> status(Map<String, String> values) {
        return values.keySet().stream()
                .filter(key -> STATUS.matcher(values.get(key)).matches()
                        && STATUS_KEY.matcher(key).matches())
                .min(Comparator.comparing(
                                (String key) -> !key.toLowerCase(Locale.ROOT).contains("status"))
                        .thenComparingInt(String::length));
    }

    /** A number may be anything else. */
    private String member(String text) {
        if (NUMBER.matcher(text).matches() && !isTime(text)) {
            return unknown();
        }
        return variable(text, false);
    }

    private static boolean isHit(String line, String directive, LineRules rules) {
        try {
            return LineAdvice.parse(line, directive, rules) instanceof AccessLogEntry entry
                    && entry.status() != AccessLogEntry.ABSENT;
        } catch (IllegalArgumentException e) {
            return false; // a directive that cannot be read
        }
    }

    /** A directive of the columns; empty where two of them have no separator between them. */
    private Optional<String> columns(String line) {
        StringBuilder directive = new StringBuilder();
        Matcher column = COLUMN.matcher(line);
        int end = 0;
        while (column.find()) {
            String between = line.substring(end, column.start());
            if (!BETWEEN.matcher(between).matches()) {
                return Optional.empty();
            }
            directive.append(between.replaceAll("\\s+", " "));
            directive.append(column(column));
            end = column.end();
        }
        return Optional.of(directive.toString());
    }

    private String column(Matcher column) {
        if (column.group(1) != null) {
            return "\"" + variable(column.group(1), true) + "\"";
        }
        return column.group(2) != null
                ? "[" + variable(column.group(2), false) + "]"
                : variable(column.group(3), false);
    }

    private String variable(String text, boolean quoted) {
        if (isTime(text) && used.add("time")) {
            return "$time_local";
        }
        if (isAddress(text) && used.add("client")) {
            return "$remote_addr";
        }
        if (REQUEST.matcher(text).matches() && used.add("request")) {
            return "$request";
        }
        if (METHOD.matcher(text).matches() && used.add("method")) {
            return "$request_method";
        }
        if (text.startsWith("/") && !used.contains("request") && used.add("target")) {
            return "$request_uri";
        }
        return behindRequest(text, quoted);
    }

    private String behindRequest(String text, boolean quoted) {
        boolean behind = used.contains("request") || used.contains("target");
        if (behind && STATUS.matcher(text).matches() && used.add("status")) {
            return "$status";
        }
        if (used.contains("status") && NUMBER.matcher(text).matches() && used.add("bytes")) {
            return "$body_bytes_sent";
        }
        if (quoted && used.contains("status")) {
            return used.add("referrer") ? "$http_referer" : used.add("agent") ? "$http_user_agent" : unknown();
        }
        return unknown();
    }

    private String unknown() {
        return "$field" + ++unknown;
    }

    private static boolean isTime(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new LogTimeReader(ZoneOffset.UTC.getRules()).readAll(bytes, 0, bytes.length);
    }

    private static boolean isAddress(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return Address.find(bytes, 0, bytes.length) != Address.NONE;
    }
}
