package httpmonitor.generate;

import static java.util.Map.entry;

import httpmonitor.generate.site.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of a format: text in which {@code $name} stands for a value of the hit, as in the {@code log_format} of
 * nginx. {@code $time} is the time as the format writes it.
 */
final class LineTemplate {

    private static final Pattern NAME = Pattern.compile("\\$([a-z_]+)");

    private static final Map<String, Function<Hit, String>> VALUES = Map.ofEntries(
            entry("client", Hit::client),
            entry("port", hit -> String.valueOf(1_024 + hit.micros() % 60_000)),
            entry("user", Hit::user),
            entry("host", Hit::host),
            entry("request", Hit::request),
            entry("method", Hit::method),
            entry("target", Hit::target),
            entry("path", hit -> hit.target().split("\\?", 2)[0]),
            entry("query", hit -> hit.target().replaceFirst("^[^?]*\\??", "")),
            entry("version", Hit::version),
            entry("status", hit -> String.valueOf(hit.status())),
            entry("bytes", hit -> String.valueOf(Math.max(0, hit.bytes()))),
            entry("bytes_or_dash", hit -> hit.bytes() == Hit.NO_BODY ? "-" : String.valueOf(hit.bytes())),
            entry("millis", hit -> String.valueOf(hit.micros() / 1_000)),
            entry("millis_with_queue", hit -> String.valueOf(hit.micros() / 1_000 + 1)),
            entry("seconds", hit -> decimal(hit.micros() / 1_000, 1_000)),
            entry("seconds_to_the_micro", hit -> decimal(hit.micros(), 1_000_000)),
            entry("referrer", Hit::referrer),
            entry("agent", Hit::agent));

    private interface Part {
        void append(StringBuilder line, Hit hit, String time);
    }

    private final List<Part> parts = new ArrayList<>();

    /** A template; {@code escape} makes a value fit the format. */
    LineTemplate(String template, UnaryOperator<String> escape) {
        Matcher name = NAME.matcher(template);
        int end = 0;
        while (name.find()) {
            text(template.substring(end, name.start()));
            value(name.group(1), escape);
            end = name.end();
        }
        text(template.substring(end));
    }

    /** Appends a hit without a newline. */
    void append(StringBuilder line, Hit hit, String time) {
        for (Part part : parts) {
            part.append(line, hit, time);
        }
    }

    private void text(String text) {
        parts.add((line, hit, time) -> line.append(text));
    }

    private void value(String name, UnaryOperator<String> escape) {
        if (name.equals("time")) {
            parts.add((line, hit, time) -> line.append(time));
        } else {
            Function<Hit, String> value = Objects.requireNonNull(VALUES.get(name), name);
            parts.add((line, hit, time) -> line.append(escape.apply(value.apply(hit))));
        }
    }

    private static String decimal(long value, long unit) {
        return value / unit + "." + String.valueOf(unit + value % unit).substring(1);
    }
}
