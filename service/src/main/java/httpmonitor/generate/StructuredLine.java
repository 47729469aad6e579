package httpmonitor.generate;

import httpmonitor.generate.site.Hit;

/**
 * Hits in formats that are no common log: JSON of nginx and of Caddy, W3C extended as IIS writes it, HAProxy's HTTP
 * log.
 */
final class StructuredLine {

    static final String W3C_HEADER = "#Software: Microsoft Internet Information Services 10.0\n"
            + "#Version: 1.0\n"
            + "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs-version"
            + " cs(User-Agent) cs(Referer) cs-host sc-status sc-substatus sc-win32-status sc-bytes time-taken\n";

    private static final String ABSENT = "-";
    private static final String HEX = "0123456789abcdef";

    private StructuredLine() {}

    /**
     * A request line's words; those of one that is malformed are empty.
     *
     * @param target everything between the first and the last word
     */
    private record RequestWords(String method, String target, String version) {

        static RequestWords of(String request) {
            int first = request.indexOf(' ');
            int last = request.lastIndexOf(' ');
            return first < 0 || first == last || !request.startsWith("HTTP/", last + 1)
                    ? new RequestWords("", "", "")
                    : new RequestWords(
                            request.substring(0, first),
                            request.substring(first + 1, last),
                            request.substring(last + 1));
        }
    }

    static void json(LineBuffer line, Hit hit, String time) {
        line.text("{\"time_iso8601\":\"").text(time);
        member(line, "\",\"remote_addr\":\"", hit.client());
        member(line, "\",\"remote_user\":\"", orEmpty(hit.user()));
        member(line, "\",\"host\":\"", hit.host());
        member(line, "\",\"request\":\"", orEmpty(hit.request()));
        line.text("\",\"status\":\"").number(hit.status());
        line.text("\",\"body_bytes_sent\":\"").number(body(hit));
        line.text("\",\"request_time\":\"");
        decimal(line, hit.micros() / 1_000, 1_000);
        member(line, "\",\"http_referer\":\"", orEmpty(hit.referrer()));
        member(line, "\",\"http_user_agent\":\"", orEmpty(hit.agent()));
        line.text("\"}");
    }

    static void caddy(LineBuffer line, Hit hit, String time) {
        RequestWords request = RequestWords.of(hit.request());
        line.text("{\"level\":\"info\",\"ts\":").text(time);
        line.text(",\"logger\":\"http.log.access\",\"msg\":\"handled request\",\"request\":{");
        member(line, "\"remote_ip\":\"", hit.client());
        member(line, "\",\"client_ip\":\"", hit.client());
        member(line, "\",\"proto\":\"", orEmpty(request.version()));
        member(line, "\",\"method\":\"", orEmpty(request.method()));
        member(line, "\",\"host\":\"", hit.host());
        member(line, "\",\"uri\":\"", orEmpty(request.target()));
        line.text("\",\"headers\":{");
        member(line, "\"User-Agent\":[\"", orEmpty(hit.agent()));
        member(line, "\"],\"Referer\":[\"", orEmpty(hit.referrer()));
        member(line, "\"]}},\"user_id\":\"", orEmpty(hit.user()));
        line.text("\",\"duration\":");
        decimal(line, hit.micros(), 1_000_000);
        line.text(",\"size\":").number(body(hit));
        line.text(",\"status\":").number(hit.status()).text("}");
    }

    static void w3c(LineBuffer line, Hit hit, String time) {
        RequestWords request = RequestWords.of(hit.request());
        int query = request.target().indexOf('?');
        String stem = query < 0 ? request.target() : request.target().substring(0, query);
        line.text(time).text(" 192.0.2.10 ").text(column(request.method()));
        line.text(" ").text(column(stem));
        line.text(" ").text(query < 0 ? ABSENT : column(request.target().substring(query + 1)));
        line.text(" 443 ").text(column(hit.user())).text(" ").text(hit.client());
        line.text(" ").text(column(request.version())).text(" ").text(column(hit.agent()));
        line.text(" ").text(column(hit.referrer())).text(" ").text(hit.host());
        line.text(" ").number(hit.status()).text(" 0 0 ").number(body(hit));
        line.text(" ").number(hit.micros() / 1_000);
    }

    static void haproxy(LineBuffer line, Hit hit, String time) {
        long millis = hit.micros() / 1_000;
        long port = 1_024 + hit.micros() % 60_000;
        line.text(hit.client()).text(":").number(port).text(" [").text(time).text("] web~ shop/web1 0/0/1/");
        line.number(millis).text("/").number(millis + 1).text(" ").number(hit.status());
        line.text(" ")
                .number(body(hit))
                .text(" - - ---- 1/1/0/0/0 0/0 \"")
                .text(hit.request())
                .text("\"");
    }

    private static long body(Hit hit) {
        return Math.max(0, hit.bytes());
    }

    private static String orEmpty(String text) {
        return text.equals(ABSENT) ? "" : text;
    }

    /** IIS writes a plus for a space; other white space would begin another column or line. */
    private static String column(String text) {
        return text.isEmpty() ? ABSENT : text.replaceAll("[\\s\u0000-\u001f]", "+");
    }

    private static void member(LineBuffer line, String before, String text) {
        line.text(before);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.oneByte('\\');
                line.oneByte(c);
            } else if (c < ' ') {
                line.text("\\u00").oneByte(HEX.charAt(c >> 4));
                line.oneByte(HEX.charAt(c & 15));
            } else {
                line.oneByte(c);
            }
        }
    }

    private static void decimal(LineBuffer line, long value, long unit) {
        line.number(value / unit)
                .text(".")
                .text(String.valueOf(unit + value % unit).substring(1));
    }
}
