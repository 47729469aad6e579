package httpmonitor.accesslog.wrapper;

import httpmonitor.accesslog.line.Address;
import httpmonitor.accesslog.line.Ascii;
import httpmonitor.bytes.EightBytes;

/** Prefixes of one shape each. */
final class Prefixes {

    private Prefixes() {}

    /** A container's name, spaces, and a bar, of {@code docker compose logs} and {@code docker service logs}. */
    static int compose(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isNameCharacter(bytes[i])) {
            i++;
        }
        int bar = Ascii.skipBlanks(bytes, i, to);
        boolean found = i > from && bar > i && bar < to && bytes[bar] == '|';
        return found ? Ascii.skipBlanks(bytes, bar + 1, to) : Wrapper.NONE;
    }

    private static boolean isNameCharacter(byte b) {
        return Ascii.isLetter(b) || Ascii.isDigit(b) || b == '-' || b == '_' || b == '.' || b == '@';
    }

    /** A time, as {@code docker logs --timestamps} writes it. */
    static int isoTime(byte[] bytes, int from, int to) {
        return Syslog.isIsoTime(bytes, from, to) ? Ascii.nextWord(bytes, from, to) : Wrapper.NONE;
    }

    /** A logger's words in brackets, such as a time, a process and a level. */
    static int logger(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == '[') {
            int end = EightBytes.indexOf(']', bytes, at, to);
            boolean isGroup = end + 1 < to && Ascii.isBlank(bytes[end + 1]);
            if (!isGroup || Address.find(bytes, at, end + 1) != Address.NONE) {
                break;
            }
            at = Ascii.skipBlanks(bytes, end + 1, to);
        }
        return at == from ? Wrapper.NONE : at;
    }
}
