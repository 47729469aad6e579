package httpmonitor.accesslog.line;

import httpmonitor.bytes.EightBytes;

/**
 * Reads the bytes of a line, or of a part of it, once from left to right. A method that reads returns whether it could;
 * then {@link #from} and {@link #to} give the span, and the scanner is after it. Else the scanner has moved at most
 * over spaces.
 */
public final class LineScanner {

    private final byte[] bytes;
    private final int end;
    private int position;
    private int from;
    private int to;

    public LineScanner(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    /** Where the span read last begins, quotes not included. */
    public int from() {
        return from;
    }

    /** Where the span read last ends, quotes not included. */
    public int to() {
        return to;
    }

    public int position() {
        return position;
    }

    public void moveTo(int newPosition) {
        position = newPosition;
    }

    public boolean isAtEnd() {
        return position == end;
    }

    public boolean isAt(char ascii) {
        return position < end && bytes[position] == ascii;
    }

    /** Whether the end or a space or a tab is next. */
    public boolean isAtEndOfColumn() {
        return position == end || Ascii.isBlank(bytes[position]);
    }

    /** Whether the span read last is a single dash. */
    public boolean isDash() {
        return to - from == 1 && bytes[from] == '-';
    }

    /** Whether a single dash is the next column. */
    public boolean isDashNext() {
        int dash = Ascii.skipBlanks(bytes, position, end);
        return dash < end && bytes[dash] == '-' && (dash + 1 == end || Ascii.isBlank(bytes[dash + 1]));
    }

    /** Skips spaces and tabs; false where there are none. */
    public boolean spaces() {
        int start = position;
        position = Ascii.skipBlanks(bytes, position, end);
        return position > start;
    }

    /** Reads a word up to the next space, skipping spaces before it; false at the end. */
    public boolean word() {
        spaces();
        int space = Ascii.endOfWord(bytes, position, end);
        return read(position, space, space) && from < to;
    }

    /** Reads a quoted string; false where there is none, or one without an end. */
    public boolean quoted() {
        if (!isAt('"')) {
            return false;
        }
        int i = EightBytes.indexOf('"', '\\', bytes, position + 1, end);
        while (i < end && bytes[i] == '\\') {
            i = EightBytes.indexOf('"', '\\', bytes, Math.min(i + 2, end), end);
        }
        return i < end && read(position + 1, i, i + 1);
    }

    /** Reads a quoted string that is a column of its own, skipping spaces in front of it; false where there is none. */
    public boolean quotedColumn() {
        spaces();
        int start = position;
        if (quoted() && isAtEndOfColumn()) {
            return true;
        }
        position = start;
        return false;
    }

    /** Narrows the span read last to the first address of a list, without the spaces around it. */
    public void firstAddress() {
        int comma = EightBytes.indexOf(',', bytes, from, to);
        from = Ascii.skipBlanks(bytes, from, comma);
        to = Ascii.trimBlanks(bytes, from, comma);
    }

    /**
     * Reads a quoted string in which quotes may also be doubled; false where there is none, or one without an end.
     */
    public boolean csvQuoted() {
        int start = position;
        int content = start + 1;
        boolean closed = quoted();
        while (closed && isAt('"')) { // a doubled quote: the string continues
            closed = quoted();
        }
        if (!closed) {
            position = start;
            return false;
        }
        from = content;
        return true;
    }

    /**
     * Reads a field up to a comma or the end, and the comma; false at the end, and where text follows the closing
     * quote.
     */
    public boolean csvField() {
        if (isAtEnd()) {
            return false;
        }
        boolean found = isAt('"') ? csvQuoted() : readUpToComma();
        if (!found || !(isAtEnd() || isAt(','))) {
            return false;
        }
        if (!isAtEnd()) {
            position++;
        }
        return true;
    }

    private boolean readUpToComma() {
        int comma = EightBytes.indexOf(',', bytes, position, end);
        return read(position, comma, comma);
    }

    private boolean read(int newFrom, int newTo, int newPosition) {
        from = newFrom;
        to = newTo;
        position = newPosition;
        return true;
    }
}
