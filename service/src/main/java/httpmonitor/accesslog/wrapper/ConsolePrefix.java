package httpmonitor.accesslog.wrapper;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.accesslog.line.Ascii;
import httpmonitor.accesslog.line.LogTimeReader;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time and plain words in front of a JSON object that has no time of its own, as in Caddy's console format. A time
 * without a zone is in UTC.
 */
final class ConsolePrefix {

    private ConsolePrefix() {}

    /** The object, with the time as its first member; {@code null} where the text is something else. */
    static byte @Nullable [] object(byte[] bytes, int from, int to) {
        LogTimeReader time = new LogTimeReader(ZoneOffset.UTC.getRules());
        if (!time.readDate(bytes, from, to)) {
            return null;
        }
        int brace = time.end();
        boolean words = false;
        while (brace < to && isPlain(bytes[brace])) {
            words |= Ascii.isLetter(bytes[brace++]);
        }
        if (!words || brace == to || bytes[brace] != '{') {
            return null;
        }
        byte[] member = ("{\"time\":\"" + new String(bytes, from, time.end() - from, UTF_8)
                        + (time.hasZone() ? "\"," : "Z\","))
                .getBytes(UTF_8);
        byte[] object = new byte[member.length + to - brace - 1];
        System.arraycopy(member, 0, object, 0, member.length);
        System.arraycopy(bytes, brace + 1, object, member.length, to - brace - 1);
        return object;
    }

    /** Not quotes and brackets: in error logs they may hold text that a client sent. */
    private static boolean isPlain(byte b) {
        return Ascii.isLetter(b) || Ascii.isDigit(b) || Ascii.isBlank(b) || b == '.' || b == '_' || b == '-';
    }
}
