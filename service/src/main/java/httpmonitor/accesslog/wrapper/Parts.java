package httpmonitor.accesslog.wrapper;

import java.util.Arrays;

/** The parts of a line that was cut into several, up to the last one. */
final class Parts {

    /** A longer text is no line of an access log; only its beginning is kept. */
    private static final int LONGEST = 1 << 20;

    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int length;

    void add(byte[] part, int from, int to) {
        int more = Math.min(to - from, LONGEST - length);
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
        System.arraycopy(part, from, bytes, length, more);
        length += more;
    }

    /** The parts as one text. */
    byte[] whole() {
        return Arrays.copyOf(bytes, length);
    }
}
