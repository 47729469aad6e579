package httpmonitor.ingest.tail;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.ingest.tail.file.Content;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * The line of a file that names the columns of the lines after it. Keeps the one for the lines to be read, and the one
 * for the answered lines, which the checkpoint holds. A file without one has that of the file before it. The parser
 * bounds its length.
 */
final class ColumnsLine {
    private static final String FIELDS = "#Fields:";
    private static final int HEAD = 1 << 16;
    private static final int MOST_UNANSWERED = 64;

    private record At(long offset, String text) {}

    private final Supplier<String> before;
    private final Deque<At> read = new ArrayDeque<>();
    private String answered;

    /**
     * Starts with a line that was read and answered.
     *
     * @param answered the line; empty where there is none
     * @param before gives the line of the file before this one; asked where this file has none
     */
    ColumnsLine(String answered, Supplier<String> before) {
        this.answered = answered;
        this.before = before;
    }

    /**
     * The last such line at the beginning of the content, before {@code upTo}, where reading begins; empty where there
     * is none.
     */
    static String in(Content content, long upTo) throws IOException {
        byte[] head = new byte[(int) Math.min(upTo, HEAD)];
        int length = content.readFully(0, head, 0, head.length);
        return new String(head, 0, length, UTF_8)
                .lines()
                .filter(line -> line.startsWith(FIELDS))
                .reduce("", (older, newer) -> newer);
    }

    /** The line for the next line to be read; empty where there is none. */
    String ofNext() {
        String own = own();
        return own.isEmpty() ? before.get() : own;
    }

    /** The same; empty where only the file before this one has it. */
    String own() {
        return read.isEmpty() ? answered : read.getLast().text();
    }

    /** The line for the place up to which this file is answered; empty where the file has none of its own. */
    String ofAnswered() {
        return answered;
    }

    /** Notes such a line at an offset, after all that were noted before. */
    void at(long offset, String text) {
        if (text.equals(own())) {
            return;
        }
        if (read.size() == MOST_UNANSWERED) {
            read.removeLast();
        }
        read.addLast(new At(offset, text));
    }

    /** Notes that everything before this offset is answered. */
    void answered(long upTo) {
        while (!read.isEmpty() && read.getFirst().offset() < upTo) {
            answered = read.removeFirst().text();
        }
    }
}
