package httpmonitor.accesslog;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.Refused;
import java.util.List;
import java.util.stream.Stream;

/** What a user can do about a line that is not a hit. */
public final class LineAdvice {

    private LineAdvice() {}

    /**
     * The option that would help, as a sentence without any text of the line.
     *
     * @param line without its LF
     * @param reason why it is not a hit
     * @param rules the rules by which it was read
     */
    public static String of(String line, String reason, LineRules rules) {
        if (rules.isDeclared()) {
            return parse(line, "", rules) instanceof AccessLogEntry
                    ? "Without --log-format it is a hit: leave that option out."
                    : "Check that --log-format is what the server's configuration has for this log.";
        }
        if (reason.startsWith("UTF-16")) {
            return "Convert it (iconv -f UTF-16 -t UTF-8 FILE | ./run.sh ship -).";
        }
        if (reason.startsWith("compressed")) {
            return "Decompress it (for gzip: gzip -dc FILE | ./run.sh ship -).";
        }
        if (reason.startsWith("W3C without #Fields")) {
            return "Ship the file from its beginning, where its #Fields line stands.";
        }
        if (reason.equals(Refused.TORN_JSON.reason())) {
            return "Check that no program between the server and this log cuts long lines.";
        }
        if (reason.endsWith("error log")) {
            return "Give the access log of that server.";
        }
        return DirectiveGuess.of(line, rules)
                .map(directive -> "Add --log-format '" + directive + "' if those are its columns.")
                .orElse("Add --log-format 'STRING' with the log_format or LogFormat string of the server.");
    }

    /**
     * The formats that would give a duration to a hit that has none: at most two. The server's configuration shows
     * which is right.
     */
    static List<String> ofDuration(String line, LineRules rules) {
        if (rules.isDeclared()) {
            return List.of();
        }
        List<String> names = Stream.of("combined-d", "combined-request-time")
                .filter(name -> parse(line, name, rules) instanceof AccessLogEntry hit
                        && hit.durationNanos() != AccessLogEntry.ABSENT)
                .toList();
        if (names.isEmpty()) {
            return List.of();
        }
        boolean fraction = line.substring(line.lastIndexOf('"')).contains(".");
        return List.of(
                fraction
                        ? "Add --log-format combined-request-time if seconds ($request_time) follow the user"
                                + " agent."
                        : "Add --log-format combined-d if microseconds (%D) follow the user agent.");
    }

    /**
     * What the line is under another declared format, or under none where that is empty.
     *
     * @throws IllegalArgumentException if the format cannot be read
     */
    static ParsedLine parse(String line, String declared, LineRules rules) {
        byte[] bytes = line.getBytes(UTF_8);
        LineRules others = new LineRules(declared, rules.zone(), rules.trustedProxies());
        return new SourceParser(others).parse(bytes, 0, bytes.length);
    }
}
