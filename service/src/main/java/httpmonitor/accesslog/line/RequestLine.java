package httpmonitor.accesslog.line;

/**
 * The request as the client sent it: a method, a target, and a version unless the client speaks HTTP/0.9.
 *
 * <p>Spaces around the request aside, the method is the first word, a token of RFC 9110 (section 5.6.2) that begins
 * with a letter. The version is the last word where that is {@code HTTP/} and something more. The target is everything
 * between them, spaces included. Any other request, such as {@code -}, an empty one, or TLS bytes, is malformed: it
 * sets no field.
 */
public final class RequestLine {

    private static final String VERSION_PREFIX = "HTTP/";

    private RequestLine() {}

    /** Sets the entry's fields of the request from {@code from} to {@code to}. */
    public static void read(byte[] bytes, int from, int to, EntryBuilder entry) {
        int start = Ascii.skipSpaces(bytes, from, to);
        int end = Ascii.trimSpaces(bytes, start, to);
        int methodTo = endOfMethod(bytes, start, end);
        if (methodTo == start || methodTo == end || bytes[methodTo] != ' ') {
            return;
        }
        int lastWord = startOfLastWord(bytes, methodTo, end);
        boolean hasVersion = isVersion(bytes, lastWord, end);
        int targetFrom = Ascii.skipSpaces(bytes, methodTo, end);
        int targetTo = hasVersion ? Ascii.trimSpaces(bytes, methodTo, lastWord) : end;
        if (targetFrom >= targetTo) {
            return;
        }
        entry.part(EntryField.METHOD, start, methodTo);
        entry.part(EntryField.TARGET, targetFrom, targetTo);
        if (hasVersion) {
            entry.part(EntryField.VERSION, lastWord + VERSION_PREFIX.length(), end);
        }
        RequestTarget.read(bytes, targetFrom, targetTo, entry);
    }

    /**
     * Whether the text is a method, a target and a version: only a request looks like that.
     */
    public static boolean isComplete(byte[] bytes, int from, int to) {
        int start = Ascii.skipSpaces(bytes, from, to);
        int methodTo = endOfMethod(bytes, start, to);
        int lastWord = startOfLastWord(bytes, methodTo, to);
        return methodTo > start && methodTo < to && bytes[methodTo] == ' ' && isVersion(bytes, lastWord, to);
    }

    /** Whether this is a method. */
    public static boolean isMethod(byte[] bytes, int from, int to) {
        return from < to && endOfMethod(bytes, from, to) == to;
    }

    private static int endOfMethod(byte[] bytes, int from, int to) {
        if (from == to || !Ascii.isLetter(bytes[from])) {
            return from;
        }
        int i = from + 1;
        while (i < to && isTokenCharacter(bytes[i])) {
            i++;
        }
        return i;
    }

    private static int startOfLastWord(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && bytes[i - 1] != ' ') {
            i--;
        }
        return i;
    }

    private static boolean isVersion(byte[] bytes, int from, int to) {
        return to - from > VERSION_PREFIX.length() && Ascii.startsWith(VERSION_PREFIX, bytes, from, to);
    }

    private static boolean isTokenCharacter(byte b) {
        return Ascii.isLetter(b) || Ascii.isDigit(b) || isTokenMark(b);
    }

    private static boolean isTokenMark(byte b) {
        return switch (b) {
            case '!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~' -> true;
            default -> false;
        };
    }
}
