package httpmonitor.torture;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines with a number each: most are hits of now, some hits of long ago, some no hits at all. */
final class NumberedLines {
    private static final long LONG_AGO_SECONDS = 40L * 24 * 3600;
    private static final Pattern NUMBER = Pattern.compile("(?:/t/|no hit |long )(\\d+)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final BitSet twice = new BitSet();
    private long next;

    /** How many there are: the numbers from 0 on. */
    synchronized long count() {
        return next;
    }

    /** How many documents they give: those that are written to two logs give two each. */
    synchronized long documents() {
        return next + twice.cardinality();
    }

    /** The numbers of those that are written to two logs. */
    synchronized BitSet twice() {
        return (BitSet) twice.clone();
    }

    /** The next {@code count} lines, to be written to two logs. */
    synchronized byte[] moreForTwo(int count) {
        twice.set((int) next, (int) next + count);
        return more(count);
    }

    /** The next {@code count} lines, each with its LF. */
    synchronized byte[] more(int count) {
        Instant now = Instant.now();
        String recently = TIME.format(now);
        String longAgo = TIME.format(now.minusSeconds(LONG_AGO_SECONDS));
        StringBuilder text = new StringBuilder(count * 96);
        for (int i = 0; i < count; i++, next++) {
            if (next % 1000 == 7) {
                text.append("no hit ").append(next);
            } else {
                text.append("10.0.").append(next % 7).append('.').append(next % 251);
                text.append(" - - [").append(next % 500 == 3 ? longAgo : recently);
                text.append("] \"GET /t/")
                        .append(next)
                        .append(" HTTP/1.1\" 200 ")
                        .append(next % 10_000);
            }
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** One line of this length that is no hit. */
    synchronized byte[] oneOf(int length) {
        byte[] line = new byte[length];
        Arrays.fill(line, (byte) 'x');
        byte[] head = ("long " + next++ + " ").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, line, 0, head.length);
        line[length - 1] = '\n';
        return line;
    }

    /** The number of the line of which this is a part; empty where it is none of these lines. */
    static OptionalLong numberIn(String text) {
        Matcher number = NUMBER.matcher(text.substring(0, Math.min(100, text.length())));
        return number.lookingAt() ? OptionalLong.of(Long.parseLong(number.group(1))) : OptionalLong.empty();
    }
}
