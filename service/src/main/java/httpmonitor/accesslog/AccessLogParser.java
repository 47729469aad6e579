package httpmonitor.accesslog;

import httpmonitor.accesslog.ParsedLine.Skipped;
import httpmonitor.bytes.EightBytes;
import java.util.Objects;

/**
 * Turns one line of an access log into an entry. The format is recognised line by line. Pure, stateless, and linear in the line's
 * length, whatever the line holds.
 *
 * <h2>What a line may look like</h2>
 *
 * <pre>
 * [VIRTUALHOST[:PORT]] CLIENT             [IDENTITY [USER]] [TIME] "REQUEST" STATUS BYTES ["REFERRER" ["USER AGENT"]] ...
 * [VIRTUALHOST[:PORT]] ADDRESSES [PEER]   [IDENTITY [USER]] [TIME] "REQUEST" STATUS BYTES ["REFERRER" ["USER AGENT"]] ...
 * "ADDRESSES",IDENTITY,USER,EPOCHSECONDS,REQUEST,STATUS,BYTES,...          every column quoted or not, the first always
 * </pre>
 *
 * <ul>
 *   <li>Columns are separated by runs of spaces. A column that is empty or {@code -} is absent. What follows the last column above
 *       is ignored, and never a reason to refuse a line.
 *   <li>A quoted string is {@code "(?:[^"\\]|\\.)*"}; it is kept as written, escapes included.
 *   <li>TIME is {@code dd/Mon/yyyy:HH:mm:ss +zzzz}. It stands at the first <code>&nbsp;[</code> behind which a valid time, {@code ]},
 *       spaces and a quote follow, looked for behind a quoted list of addresses: users may have brackets and spaces in their names.
 *   <li>USER is everything between the identity and the time, without the spaces around it.
 *   <li>VIRTUALHOST is recognised where at least four columns stand in front of the time, the second is not {@code -}, and the third
 *       is {@code -} or the second an IP address. A first column {@code -} before an IP address is an absent virtual host.
 *   <li>ADDRESSES are separated by commas, spaces behind them allowed, and quoted or not; the first one is the client. A single
 *       address in quotes is a list too. An IP address behind the list is the peer: it is dropped, or, where the list is absent, the
 *       client. A list counts as one column, and as an IP address where its first one is.
 *   <li>STATUS and BYTES are digits or {@code -}; a number that does not fit is absent.
 *   <li>In the last form, quotes within quotes may be doubled too, and EPOCHSECONDS are digits, up to the year 9999. A line
 *       that begins with {@code "remotehost",} is its header. It is recognised by a quoted string in front of a comma.
 * </ul>
 *
 * <p>A hit needs a client, a time, a request in quotes that end, status and bytes. A request that is none still makes a hit: see
 * {@link RequestLine}.
 */
public final class AccessLogParser {

    private AccessLogParser() {}

    /**
     * Parses one line. It never fails: whatever the bytes are, the answer is a hit, a reason why not, or a line that stands for
     * nothing.
     *
     * <p>The entry refers to {@code bytes} where the line is ASCII. Otherwise it refers to a copy of the line, with U+FFFD in place of
     * what is no UTF-8, so that all its spans are valid UTF-8.
     *
     * @param bytes a buffer that holds the line
     * @param from index of the line's first byte
     * @param to index behind its last byte, the LF not included; a CR in front of it is no part of the line
     * @throws IndexOutOfBoundsException if the range lies outside of the buffer
     */
    public static ParsedLine parse(byte[] bytes, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        int end = from < to && bytes[to - 1] == '\r' ? to - 1 : to;
        if (from == end) {
            return Skipped.EMPTY;
        }
        if (EightBytes.isAscii(bytes, from, end)) {
            return parseText(bytes, from, end);
        }
        byte[] text = Utf8.repaired(bytes, from, end);
        return parseText(text, 0, text.length);
    }

    private static ParsedLine parseText(byte[] text, int from, int to) {
        return CsvLine.isCsv(text, from, to) ? CsvLine.parse(text, from, to) : CommonLogLine.parse(text, from, to);
    }
}
