package httpmonitor.accesslog.format;

/**
 * A copy of a line, with room behind it for what has to be decoded or put together: all values of the line once, and
 * once more path and query as one.
 *
 * @param end where the line ends
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, and texts are not compared
record Text(byte[] bytes, int end) {

    static Text of(byte[] bytes, int from, int to) {
        int length = to - from;
        byte[] copy = new byte[2 * length + 1];
        System.arraycopy(bytes, from, copy, 0, length);
        return new Text(copy, length);
    }

    /** With room for escapes too. */
    static Text ofEscaped(byte[] bytes, int from, int to) {
        int length = to - from;
        byte[] copy = new byte[3 * length + 1];
        System.arraycopy(bytes, from, copy, 0, length);
        return new Text(copy, length);
    }
}
