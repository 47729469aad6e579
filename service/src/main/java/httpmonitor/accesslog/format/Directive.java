package httpmonitor.accesslog.format;

import httpmonitor.accesslog.format.Meaning.Target;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server's directive as in its configuration: the string of an nginx {@code log_format} or an Apache
 * {@code LogFormat}, alone or with the words around it.
 */
final class Directive {

    private static final Pattern NGINX =
            Pattern.compile("log_format\\s+\\S+\\s+(?:escape=\\w+\\s+)?(.*?);?", Pattern.DOTALL);
    private static final Pattern APACHE = Pattern.compile(
            "(?:Custom)?LogFormat\\s+\"((?:[^\"\\\\]|\\\\.)*)\".*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"");

    private Directive() {}

    /** @throws FormatException if it cannot be read, or has no time, client or request */
    static DeclaredFormat compile(String directive, LineRules rules) {
        String text = directive.strip();
        Matcher nginx = NGINX.matcher(text);
        if (nginx.matches()) {
            return ofNginx(joined(nginx.group(1)), rules);
        }
        if (text.startsWith("'") && text.replaceAll(";$", "").endsWith("'")) {
            return ofNginx(joined(text), rules);
        }
        Matcher apache = APACHE.matcher(text);
        String plain = apache.matches() ? apache.group(1) : text;
        plain = plain.replace("\\\"", "\"");
        return Pattern.compile("\\$[a-z{]").matcher(plain).find() ? ofNginx(plain, rules) : ofApache(plain, rules);
    }

    /** Joins the strings of a directive that is split into several. */
    private static String joined(String strings) {
        StringBuilder text = new StringBuilder();
        Matcher string = QUOTED.matcher(strings);
        while (string.find()) {
            text.append(string.group(1) == null ? string.group(2) : string.group(1));
        }
        String joined = text.isEmpty() ? strings : text.toString();
        return joined.replace("\\'", "'").replace("\\\"", "\"");
    }

    private static DeclaredFormat ofNginx(String text, LineRules rules) {
        Map<String, Meaning> variables = Formats.known().variables("nginx");
        if (text.startsWith("{")) {
            Format json = JsonTemplate.read(text, variables);
            requireFields(json.fields().values().stream().map(Meaning::target).toList()::contains);
            return new JsonLine(new JsonFormats(List.of(json)), rules)::parse;
        }
        return ofLayout(Layouts.compile(text, variables), rules);
    }

    private static DeclaredFormat ofApache(String text, LineRules rules) {
        return ofLayout(ApacheDirective.compile(text, Formats.known().variables("apache")), rules);
    }

    private static DeclaredFormat ofLayout(FieldSequence layout, LineRules rules) {
        requireFields(layout::has);
        return DeclaredFormat.ofLayout("the declared format", layout, rules);
    }

    private static void requireFields(Predicate<Target> has) {
        require(has.test(Target.TIME), "time ($time_local, $time_iso8601, $msec; %t)");
        require(has.test(Target.CLIENT) || has.test(Target.FORWARDED), "client ($remote_addr; %h, %a)");
        boolean request = has.test(Target.REQUEST) || has.test(Target.TARGET) || has.test(Target.PATH);
        require(request, "request ($request, $request_uri; %r, %U)");
    }

    private static void require(boolean present, String what) {
        if (!present) {
            throw new FormatException("The directive has no " + what + ": no line that it writes can be a hit");
        }
    }
}
