package httpmonitor.accesslog.format;

/**
 * A copy of a line, with room after it for decoded values and for path and query joined.
 *
 * @param end where the line ends
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, and texts are not compared
record Text(byte[] bytes, int end) {

    static Text of(byte[] bytes, int from, int to) {
        int length = to - from;
        byte[] copy = new byte[3 * length + 1];
        System.arraycopy(bytes, from, copy, 0, length);
        return new Text(copy, length);
    }
}
