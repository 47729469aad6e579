package httpmonitor.accesslog.wrapper;

import httpmonitor.accesslog.line.Ascii;

/** Words of a line, separated by spaces. */
final class Words {

    /** Not found. */
    static final int NONE = -1;

    private Words() {}

    /** Where the word after this one begins, {@code to} where there is none. */
    static int next(byte[] bytes, int from, int to) {
        return Ascii.skipBlanks(bytes, Ascii.endOfWord(bytes, from, to), to);
    }

    /** Whether the word is a name and a colon, as of a program. */
    static boolean isTag(byte[] bytes, int from, int to) {
        int end = Ascii.endOfWord(bytes, from, to);
        return end - from > 1 && bytes[end - 1] == ':' && bytes[from] != '"' && bytes[from] != '[';
    }

    /** Whether the word is this one. */
    static boolean is(String word, byte[] bytes, int from, int to) {
        return Ascii.endOfWord(bytes, from, to) - from == word.length() && Ascii.startsWith(word, bytes, from, to);
    }
}
