package httpmonitor.accesslog.line;

/** Tests and searches of ASCII bytes. */
public final class Ascii {

    private Ascii() {}

    /** Index of the first byte that is no space, {@code to} where there is none. */
    public static int skipSpaces(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] == ' ') {
            i++;
        }
        return i;
    }

    /** Index after the last byte that is no space, {@code from} where there is none. */
    public static int trimSpaces(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && bytes[i - 1] == ' ') {
            i--;
        }
        return i;
    }

    /** Whether the byte separates columns: a space or a tab. */
    public static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /** Index of the first byte that is neither space nor tab, {@code to} where there is none. */
    public static int skipBlanks(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    /** Index after the last byte that is neither space nor tab, {@code from} where there is none. */
    public static int trimBlanks(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && isBlank(bytes[i - 1])) {
            i--;
        }
        return i;
    }

    public static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    public static boolean isLetter(byte b) {
        int lower = b | 0x20;
        return b > 0 && lower >= 'a' && lower <= 'z';
    }

    public static boolean isHexDigit(byte b) {
        int lower = b | 0x20;
        return isDigit(b) || (b > 0 && lower >= 'a' && lower <= 'f');
    }

    /** Whether these bytes begin with that ASCII text. */
    public static boolean startsWith(String ascii, byte[] bytes, int from, int to) {
        if (to - from < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[from + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Index behind the word that begins at {@code from}: words end at spaces and tabs. They are short: byte by byte is
     * the quicker way.
     */
    public static int endOfWord(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && !isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    /** Where the word after this one begins, {@code to} where there is none. */
    public static int nextWord(byte[] bytes, int from, int to) {
        return skipBlanks(bytes, endOfWord(bytes, from, to), to);
    }

    /** Whether the word is this one. */
    public static boolean isWord(String word, byte[] bytes, int from, int to) {
        return endOfWord(bytes, from, to) - from == word.length() && startsWith(word, bytes, from, to);
    }
}
