package httpmonitor.accesslog.line;

import httpmonitor.bytes.EightBytes;

/**
 * Reads a JSON text (RFC 8259) once, member by member. Lenient: it checks only strings, brackets and keys.
 * A method that reads returns whether it could; {@link #from} and {@link #to} then give the span.
 */
public final class JsonScanner {

    private final byte[] bytes;
    private final int end;
    private int position;
    private int from;
    private int to;
    private boolean escaped;
    private boolean broken;

    public JsonScanner(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    /** Where the key, string or number read last begins, quotes not included. */
    public int from() {
        return from;
    }

    /** Where the key, string or number read last ends, quotes not included. */
    public int to() {
        return to;
    }

    /** Whether the string read last has escapes, so that it has to be decoded. */
    public boolean isEscaped() {
        return escaped;
    }

    /** The index of the next byte to read. */
    public int position() {
        return position;
    }

    /**
     * Whether what was read is one whole object, and nothing but white space or a comma follows it. Some writers put a
     * comma between objects.
     */
    public boolean isWhole() {
        if (isNext(',')) {
            position++;
            skipSpace();
        }
        return !broken && position == end;
    }

    /** Reads the beginning of an object or array; false where the next value is neither. */
    public boolean open(char bracket) {
        if (!isNext(bracket)) {
            return false;
        }
        position++;
        return true;
    }

    /** Skips white space, and returns whether this character is next. */
    public boolean isNext(char ascii) {
        skipSpace();
        return position < end && bytes[position] == ascii;
    }

    /**
     * Reads the key of the next member and its colon; false at the end of the object, which is read too, and where
     * there is no key.
     */
    public boolean key() {
        while (position < end && isBetweenMembers(bytes[position])) {
            position++;
        }
        if (position < end && bytes[position] == '}') {
            position++;
            return false;
        }
        if (!string() || !isNext(':')) {
            broken = true;
            position = end;
            return false;
        }
        position++;
        return true;
    }

    /**
     * Reads a comma after an element of an array, if there is one; false at the end of the array, which is read too.
     * A brace ends it as well: no value begins with one, so the scanner would not advance.
     */
    public boolean element() {
        skipSpace();
        if (position < end && bytes[position] == ',') {
            position++;
            skipSpace();
        }
        boolean more = position < end && bytes[position] != ']' && bytes[position] != '}';
        if (!more) {
            broken |= position == end || bytes[position] == '}';
            position = Math.min(position + 1, end);
        }
        return more;
    }

    /** Reads a string; false where the next value is no string, or has no end. */
    public boolean string() {
        if (!isNext('"')) {
            return false;
        }
        int start = position + 1;
        int i = EightBytes.indexOf('"', '\\', bytes, start, end);
        escaped = i < end && bytes[i] == '\\';
        while (i < end && bytes[i] == '\\') {
            i = EightBytes.indexOf('"', '\\', bytes, Math.min(i + 2, end), end);
        }
        if (i == end) {
            broken = true;
            position = end;
            return false;
        }
        from = start;
        to = i;
        position = i + 1;
        return true;
    }

    /**
     * Reads a string, a number or a word such as {@code true}; false where the next value is an object, an array, or
     * {@code null}.
     */
    public boolean scalar() {
        skipSpace();
        if (position == end || bytes[position] == '{' || bytes[position] == '[') {
            skip();
            return false;
        }
        if (bytes[position] == '"') {
            return string();
        }
        word();
        return to > from && bytes[from] != 'n';
    }

    /** Reads up to the end of a number or a word; an absent value is an empty one. */
    private void word() {
        from = position;
        while (position < end && !isDelimiter(bytes[position])) {
            byte b = bytes[position++];
            broken |= b == '"' || b == '{' || b == '['; // the next line begins within the value
        }
        to = position;
        escaped = false;
    }

    /** Skips a value of any kind. */
    public void skip() {
        int depth = 0;
        do {
            skipSpace();
            byte b = position < end ? bytes[position] : 0;
            if (b == '"') {
                string();
            } else if (b == '{' || b == '[') {
                depth++;
                position++;
            } else if (depth == 0) {
                word();
            } else if (position < end) {
                depth -= b == '}' || b == ']' ? 1 : 0;
                position++;
            } else {
                broken = true;
            }
        } while (depth > 0 && !broken);
    }

    private void skipSpace() {
        while (position < end && bytes[position] <= ' ' && bytes[position] >= 0) {
            position++;
        }
    }

    /**
     * White space, a comma, or the rest of a list of numbers: nginx writes {@code 0.001, 0.002 : 0.003} where a request
     * went to several upstreams, also where its format has no quotes around it.
     */
    private static boolean isBetweenMembers(byte b) {
        return (b >= 0 && b <= ' ') || (b >= '0' && b <= '9') || b == ',' || b == '.' || b == '-' || b == ':';
    }

    private static boolean isDelimiter(byte b) {
        return b == ',' || b == '}' || b == ']' || (b >= 0 && b <= ' ');
    }
}
