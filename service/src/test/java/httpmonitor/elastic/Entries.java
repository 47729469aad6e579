package httpmonitor.elastic;

import httpmonitor.accesslog.AccessLogParser;
import httpmonitor.accesslog.line.AccessLogEntry;
import java.nio.charset.StandardCharsets;

/** Entries for tests, from lines. */
public final class Entries {
    private Entries() {}

    /** The entry of a line that is a hit. */
    public static AccessLogEntry of(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return (AccessLogEntry) AccessLogParser.parse(bytes, 0, bytes.length);
    }

    /** The entry of a plain request at this time, such as {@code 17/May/2015:10:05:03 +0000}. */
    public static AccessLogEntry at(String time) {
        return of("10.0.0.7 - - [" + time + "] \"GET /pages/create HTTP/1.1\" 200 5");
    }
}
