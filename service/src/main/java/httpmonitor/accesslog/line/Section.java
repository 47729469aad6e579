package httpmonitor.accesslog.line;

import httpmonitor.bytes.EightBytes;

/**
 * The section of a path: the part before its second slash, at most {@value #MAX_CODE_POINTS} code points.
 * {@code /pages/create} and {@code /pages/} are {@code /pages}, {@code /report} is itself, {@code //x} is {@code /}.
 */
final class Section {

    static final int MAX_CODE_POINTS = 256;

    private Section() {}

    /** The end of the section of a path that begins with a slash. */
    static int end(byte[] bytes, int from, int to) {
        int secondSlash = EightBytes.indexOf('/', bytes, from + 1, to);
        return Utf8.endOfCodePoints(bytes, from, secondSlash, MAX_CODE_POINTS);
    }
}
