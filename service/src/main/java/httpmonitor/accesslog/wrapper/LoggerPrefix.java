package httpmonitor.accesslog.wrapper;

import httpmonitor.accesslog.line.Address;
import httpmonitor.accesslog.line.Ascii;
import httpmonitor.bytes.EightBytes;

/** The prefix of a logger: words in brackets, such as a time, a process and a level. */
final class LoggerPrefix implements Wrapper {

    @Override
    public int payload(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == '[') {
            int end = EightBytes.indexOf(']', bytes, at, to);
            boolean isGroup = end + 1 < to && Ascii.isBlank(bytes[end + 1]);
            if (!isGroup || Address.find(bytes, at, end + 1) != Address.NONE) {
                break;
            }
            at = Ascii.skipBlanks(bytes, end + 1, to);
        }
        return at == from ? Words.NONE : at;
    }
}
