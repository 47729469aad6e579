package httpmonitor.accesslog.wrapper;

import httpmonitor.accesslog.line.Ascii;

/**
 * The log of a container of Kubernetes: {@code TIME stdout F LINE}, or {@code P} instead of {@code F} where the line
 * continues in the next one.
 */
final class Cri {

    private Cri() {}

    /** Whether it was written to standard error. */
    static boolean isStandardError(byte[] bytes, int from, int to) {
        return Ascii.isWord("stderr", bytes, Ascii.nextWord(bytes, from, to), to);
    }

    /** Where the tag {@code F} or {@code P} stands, {@link Wrapper#NONE} where the text is no such line. */
    static int tag(byte[] bytes, int from, int to) {
        if (!Syslog.isIsoTime(bytes, from, to)) {
            return Wrapper.NONE;
        }
        int stream = Ascii.nextWord(bytes, from, to);
        boolean known = Ascii.isWord("stdout", bytes, stream, to) || Ascii.isWord("stderr", bytes, stream, to);
        int tag = Ascii.nextWord(bytes, stream, to);
        boolean found = known && tag < to && (bytes[tag] == 'F' || bytes[tag] == 'P') && isEndOfTag(bytes, tag + 1, to);
        return found ? tag : Wrapper.NONE;
    }

    private static boolean isEndOfTag(byte[] bytes, int at, int to) {
        return at == to || Ascii.isBlank(bytes[at]) || bytes[at] == ':';
    }
}
