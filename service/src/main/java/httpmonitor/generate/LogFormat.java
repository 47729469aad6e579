package httpmonitor.generate;

import httpmonitor.generate.site.Hit;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;

/** The formats that traffic is written in. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state
public enum LogFormat {
    /** Apache's {@code combined}: the common format, referrer, user agent. */
    COMBINED(LogTime::utc, LogFormat::combined, "", false),
    /** The Common Log Format. */
    COMMON(LogTime::utc, LogFormat::common, "", false),
    /** Apache's {@code vhost_combined}: the combined format after virtual host and port. */
    VHOST(LogTime::utc, LogFormat::vhost, "", false),
    /** Comma-separated, with a header and the time in seconds since the epoch. */
    CSV(
            Long::toString,
            LogFormat::csv,
            "\"remotehost\",\"rfc931\",\"authuser\",\"date\",\"request\",\"status\",\"bytes\"\n",
            false),
    /** JSON as nginx writes it with {@code escape=json}. */
    JSON(second -> Instant.ofEpochSecond(second).toString().replace("Z", "+00:00"), StructuredLine::json, "", true),
    /** Caddy's JSON. */
    JSON_CADDY(second -> second + ".0", StructuredLine::caddy, "", true),
    /** W3C extended, with the columns of IIS. */
    W3C(
            second -> Instant.ofEpochSecond(second).toString().replace('T', ' ').replace("Z", ""),
            StructuredLine::w3c,
            StructuredLine.W3C_HEADER,
            true),
    /** HAProxy's HTTP log, with the zone in its time. */
    HAPROXY(second -> LogTime.utc(second).replace(" ", ".000 "), StructuredLine::haproxy, "", true);

    private interface Writer {
        void append(LineBuffer line, Hit hit, String time);
    }

    private final LongFunction<String> time;
    private final Writer writer;
    private final String header;
    private final boolean hasDurations;

    LogFormat(LongFunction<String> time, Writer writer, String header, boolean hasDurations) {
        this.time = time;
        this.writer = writer;
        this.header = header;
        this.hasDurations = hasDurations;
    }

    /** What users call them, as a part of a sentence. */
    public static final String LABELS = "combined, common, vhost, csv, json, json-caddy, w3c or haproxy";

    /**
     * The format that a user calls {@code combined}, or one of the other {@link #LABELS}.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static LogFormat parse(String text) {
        Optional<LogFormat> format =
                Arrays.stream(values()).filter(it -> it.label().equals(text)).findFirst();
        return format.orElseThrow(
                () -> new IllegalArgumentException("the format must be " + LABELS + ", not '" + text + "'"));
    }

    /** What users call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The line that a new file begins with, its newline included; empty where the format has none. */
    public String header() {
        return header;
    }

    /** Whether a line says how long the server took. */
    boolean hasDurations() {
        return hasDurations;
    }

    /** A time as this format writes it. */
    String time(long epochSecond) {
        return time.apply(epochSecond);
    }

    /** Appends a hit without a newline. */
    void append(LineBuffer line, Hit hit, String at) {
        writer.append(line, hit, at);
    }

    private static void common(LineBuffer line, Hit hit, String time) {
        line.text(hit.client())
                .text(" - ")
                .text(hit.user())
                .text(" [")
                .text(time)
                .text("] \"");
        line.text(hit.request()).text("\" ").number(hit.status()).text(" ");
        bytes(line, hit, "-");
    }

    private static void combined(LineBuffer line, Hit hit, String time) {
        common(line, hit, time);
        line.text(" \"").text(hit.referrer()).text("\" \"").text(hit.agent()).text("\"");
    }

    private static void vhost(LineBuffer line, Hit hit, String time) {
        line.text(hit.host()).text(":443 ");
        combined(line, hit, time);
    }

    private static void csv(LineBuffer line, Hit hit, String time) {
        line.text("\"").text(hit.client()).text("\",\"-\",\"").text(hit.user()).text("\",");
        line.text(time).text(",\"").text(hit.request()).text("\",");
        line.number(hit.status()).text(",");
        bytes(line, hit, "0");
    }

    private static void bytes(LineBuffer line, Hit hit, String none) {
        if (hit.bytes() == Hit.NO_BODY) {
            line.text(none);
        } else {
            line.number(hit.bytes());
        }
    }
}
