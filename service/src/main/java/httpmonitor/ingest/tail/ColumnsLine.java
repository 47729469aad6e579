package httpmonitor.ingest.tail;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.ingest.tail.file.Content;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * The line of a file that names the columns of those after it: as of what was read, and as of what is answered for,
 * since that is what a checkpoint holds. A file that has none yet goes on with that of the file before it. Bounded:
 * what is too long to be one is left out.
 */
final class ColumnsLine {
    private static final String FIELDS = "#Fields:";
    private static final int HEAD = 1 << 16;
    private static final int LONGEST = 1 << 13;
    private static final int MOST_UNANSWERED = 64;

    private record At(long offset, String text) {}

    private final Supplier<String> before;
    private final Deque<At> read = new ArrayDeque<>();
    private String answered;

    /**
     * A line that was read and answered for.
     *
     * @param answered empty where there is none
     * @param before asked where there is none: that of the file before this one, empty where that has none either
     */
    ColumnsLine(String answered, Supplier<String> before) {
        this.answered = answered;
        this.before = before;
    }

    /**
     * The last one at the beginning of content, in front of {@code upTo}, from where on the lines are read; empty where
     * there is none.
     */
    static String in(Content content, long upTo) throws IOException {
        byte[] head = new byte[(int) Math.min(upTo, HEAD)];
        int length = content.readFully(0, head, 0, head.length);
        return new String(head, 0, length, UTF_8)
                .lines()
                .filter(line -> line.startsWith(FIELDS) && line.length() <= LONGEST)
                .reduce("", (older, newer) -> newer);
    }

    /** The one that holds for what is read next; empty where there is none. */
    String ofNext() {
        String own = own();
        return own.isEmpty() ? before.get() : own;
    }

    /** The same, empty where it is the file before this one that has it. */
    String own() {
        return read.isEmpty() ? answered : read.getLast().text();
    }

    /** The one that holds after what is answered for; empty where the file has none of its own. */
    String ofAnswered() {
        return answered;
    }

    /** Notes that one stands at this offset, after all that were noted before. */
    void at(long offset, String text) {
        if (text.length() > LONGEST || text.equals(own())) {
            return;
        }
        if (read.size() == MOST_UNANSWERED) {
            read.removeLast();
        }
        read.addLast(new At(offset, text));
    }

    /** Says that everything in front of this offset is answered for. */
    void answered(long upTo) {
        while (!read.isEmpty() && read.getFirst().offset() < upTo) {
            answered = read.removeFirst().text();
        }
    }
}
