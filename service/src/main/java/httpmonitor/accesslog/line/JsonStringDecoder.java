package httpmonitor.accesslog.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Decodes JSON strings. */
public final class JsonStringDecoder {

    private JsonStringDecoder() {}

    /**
     * Decodes a string without its quotes, and writes its text as UTF-8. The text is never longer than the string. An
     * escape that JSON does not have stands for its character. A {@code u} escape without four hexadecimal digits
     * becomes U+FFFD, or {@code u} where the string ends before them.
     *
     * @param to the index after the string
     * @param target has room for {@code to - from} bytes from {@code at} on; may be the array of the string where the
     *     two ranges do not overlap
     * @param at the index in {@code target} at which the text begins
     * @return the index in {@code target} after the text
     */
    public static int decode(byte[] string, int from, int to, byte[] target, int at) {
        int i = from;
        int out = at;
        while (i < to) {
            byte b = string[i++];
            if (b != '\\' || i == to) { // a backslash that ends the string stays
                target[out++] = b;
                continue;
            }
            byte escape = string[i++];
            if (escape != 'u' || to - i < 4) {
                target[out++] = plain(escape);
                continue;
            }
            int unit = hex(string, i);
            i += 4;
            if (Character.isHighSurrogate((char) unit) && isLowSurrogateNext(string, i, to)) {
                unit = Character.toCodePoint((char) unit, (char) hex(string, i + 2));
                i += 6;
            }
            out = encode(unit, target, out);
        }
        return out;
    }

    /** The text of a string without its quotes, as UTF-8. */
    public static byte[] decode(byte[] string, int from, int to) {
        byte[] text = new byte[to - from];
        int length = decode(string, from, to, text, 0);
        return Arrays.copyOf(text, length);
    }

    private static boolean isLowSurrogateNext(byte[] string, int at, int to) {
        return to - at >= 6
                && string[at] == '\\'
                && string[at + 1] == 'u'
                && Character.isLowSurrogate((char) hex(string, at + 2));
    }

    private static byte plain(byte escape) {
        return (byte)
                switch (escape) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    default -> escape;
                };
    }

    /** The number of four hexadecimal digits, U+FFFD where they are not digits. */
    private static int hex(byte[] string, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Character.digit(string[i], 16);
            if (digit < 0) {
                return 0xFFFD;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /**
     * Writes a character; half of a surrogate pair alone becomes U+FFFD. An escape of six bytes becomes at most three
     * bytes, and a pair of twelve at most four: the text never gets longer.
     */
    private static int encode(int codePoint, byte[] target, int at) {
        boolean isHalf = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        byte[] utf8 = new String(Character.toChars(isHalf ? 0xFFFD : codePoint)).getBytes(UTF_8);
        System.arraycopy(utf8, 0, target, at, utf8.length);
        return at + utf8.length;
    }
}
