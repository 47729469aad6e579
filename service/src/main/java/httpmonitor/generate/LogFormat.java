package httpmonitor.generate;

import httpmonitor.generate.site.Hit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The formats that traffic is written in. */
@SuppressWarnings("ImmutableEnumChecker") // its functions have no state, and nothing writes to its parts
public enum LogFormat {
    /** Apache's {@code combined}: the common format, referrer, user agent. */
    COMBINED("", """
            $client - $user [$time] "$request" $status $bytes_or_dash "$referrer" "$agent"\
            """),
    /** The Common Log Format. */
    COMMON("", """
            $client - $user [$time] "$request" $status $bytes_or_dash\
            """),
    /** Apache's {@code vhost_combined}: the combined format after virtual host and port. */
    VHOST("", """
            $host:443 $client - $user [$time] "$request" $status $bytes_or_dash "$referrer" "$agent"\
            """),
    /** Comma-separated, with a header and the time in seconds since the epoch. */
    CSV("""
            "remotehost","rfc931","authuser","date","request","status","bytes"
            """, """
            "$client","-","$user",$time,"$request",$status,$bytes\
            """, Long::toString, UnaryOperator.identity()),
    /** JSON as nginx writes it with {@code escape=json}. */
    JSON("", """
            {"time_iso8601":"$time","remote_addr":"$client","remote_user":"$user","host":"$host",\
            "request":"$request","status":"$status","body_bytes_sent":"$bytes","request_time":"$seconds",\
            "http_referer":"$referrer","http_user_agent":"$agent"}\
            """, second -> iso(second).replace("Z", "+00:00"), LogFormat::inJson),
    /** Caddy's JSON. */
    JSON_CADDY("", """
            {"level":"info","ts":$time,"logger":"http.log.access","msg":"handled request",\
            "request":{"remote_ip":"$client","client_ip":"$client","proto":"$version","method":"$method",\
            "host":"$host","uri":"$target","headers":{"User-Agent":["$agent"],"Referer":["$referrer"]}},\
            "user_id":"$user","duration":$seconds_to_the_micro,"size":$bytes,"status":$status}\
            """, second -> second + ".0", LogFormat::inJson),
    /** W3C extended, with the columns of IIS. */
    W3C("""
            #Software: Microsoft Internet Information Services 10.0
            #Version: 1.0
            #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs-version \
            cs(User-Agent) cs(Referer) cs-host sc-status sc-substatus sc-win32-status sc-bytes time-taken
            """, """
            $time 192.0.2.10 $method $path $query 443 $user $client $version $agent $referrer $host $status 0 0 \
            $bytes $millis\
            """, second -> iso(second).replace('T', ' ').replace("Z", ""), LogFormat::inColumn),
    /** HAProxy's HTTP log, with the zone in its time. */
    HAPROXY("", """
            $client:$port [$time] web~ shop/web1 0/0/1/$millis/$millis_with_queue $status $bytes \
            - - ---- 1/1/0/0/0 0/0 "$request"\
            """, second -> clf(second).replace(" ", ".000 "), UnaryOperator.identity());

    /** What users call them, as a part of a sentence. */
    public static final String LABELS = "combined, common, vhost, csv, json, json-caddy, w3c or haproxy";

    /** The time of the Common Log Format, such as {@code 10/Oct/2000:13:55:36 -0700}, in any locale of the machine. */
    static final DateTimeFormatter CLF = DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss xx", Locale.US);

    private static final String ABSENT = "-";
    private static final Pattern JSON_ESCAPED = Pattern.compile("[\"\\\\\\x00-\\x1f]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\x00-\\x1f]");

    private final String header;
    private final String[] parts;
    private final LongFunction<String> time;
    private final UnaryOperator<String> escape;
    private final boolean hasDurations;

    LogFormat(String header, String template) {
        this(header, template, LogFormat::clf, UnaryOperator.identity());
    }

    /**
     * {@code template}: a line in which {@code $name} stands for a value of the hit, as in the {@code log_format} of
     * nginx. {@code $time} is the time as {@code time} writes it; {@code escape} makes the other values fit the format.
     */
    LogFormat(String header, String template, LongFunction<String> time, UnaryOperator<String> escape) {
        this.header = header;
        this.parts = template.splitWithDelimiters("\\$[a-z_]+", -1);
        this.time = time;
        this.escape = escape;
        this.hasDurations = template.contains("$millis") || template.contains("$seconds");
    }

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
    void append(StringBuilder line, Hit hit, String at) {
        for (int i = 0; i < parts.length; i++) {
            boolean isText = i % 2 == 0;
            line.append(isText ? parts[i] : parts[i].equals("$time") ? at : escape.apply(hit.value(parts[i])));
        }
    }

    private static String clf(long epochSecond) {
        return CLF.format(Instant.ofEpochSecond(epochSecond).atOffset(ZoneOffset.UTC));
    }

    private static String iso(long epochSecond) {
        return Instant.ofEpochSecond(epochSecond).toString();
    }

    private static String inJson(String text) {
        return text.equals(ABSENT)
                ? ""
                : JSON_ESCAPED
                        .matcher(text)
                        .replaceAll(it ->
                                Matcher.quoteReplacement(escaped(it.group().charAt(0))));
    }

    private static String escaped(char c) {
        return c < ' ' ? "\\u" + HexFormat.of().toHexDigits(c) : "\\" + c;
    }

    /** IIS writes a plus for a space; other white space would begin another column or line. */
    private static String inColumn(String text) {
        return text.isEmpty() ? ABSENT : SPACE.matcher(text).replaceAll("+");
    }
}
