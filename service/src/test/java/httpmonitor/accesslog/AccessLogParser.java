package httpmonitor.accesslog;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.line.ParsedLine;

/**
 * Turns one line of an access log, by itself, into an entry.
 * Pure and stateless.
 */
public final class AccessLogParser {

    private static final LineRules RULES = LineRules.usual();

    private AccessLogParser() {}

    /**
     * Parses one line. It never fails: for any bytes, the answer is a hit, a reason why not, or a line that
     * stands for nothing.
     *
     * @param bytes a buffer that holds the line
     * @param from index of the line's first byte
     * @param to index behind its last byte, the LF not included; a CR in front of it is no part of the line
     * @throws IndexOutOfBoundsException if the range lies outside of the buffer
     */
    public static ParsedLine parse(byte[] bytes, int from, int to) {
        return new SourceParser(RULES).parse(bytes, from, to);
    }
}
