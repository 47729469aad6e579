package httpmonitor.ingest.ship;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.accesslog.LineAdvice;
import httpmonitor.accesslog.format.LineRules;
import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.ingest.tail.Tailed;
import java.util.BitSet;

/**
 * Counts how many of a source's last lines are no hits, and keeps the first of these. A high share shows that the log
 * is not read with the right format.
 */
final class NoHitShare {
    private static final int LAST = 1_000;
    private static final int LONGEST_LINE = 8_192;
    private static final int LONGEST_SAMPLE = 200;

    private final BitSet noHits = new BitSet(LAST);
    private long lines;
    private String sample = "";
    private String reason = "";

    /** Counts a line that is a hit or unparsed; other lines, such as headers, do not count. */
    void count(Tailed.Line line, ParsedLine parsed) {
        if (parsed instanceof ParsedLine.Unparsed unparsed) {
            keep(line, unparsed.reason());
            noHits.set((int) (lines++ % LAST));
        } else if (parsed instanceof AccessLogEntry) {
            noHits.clear((int) (lines++ % LAST));
        }
    }

    private void keep(Tailed.Line line, String why) {
        if (noHits.isEmpty()) {
            sample = new String(line.bytes(), line.from(), Math.min(LONGEST_LINE, line.to() - line.from()), UTF_8);
            reason = why;
        }
    }

    /** Whether more than half of the last lines are no hits; false for fewer than {@code fewest} lines. */
    boolean isMost(long fewest) {
        return lines >= fewest && 2L * noHits.cardinality() > looked();
    }

    /** Whether the window is full. */
    boolean isFull() {
        return lines >= LAST;
    }

    private long looked() {
        return Math.min(lines, LAST);
    }

    /** The warning as sentences; may hold raw text of the log. */
    String warning(String source, LineRules rules) {
        String text = sample.length() <= LONGEST_SAMPLE ? sample : sample.substring(0, LONGEST_SAMPLE) + "...";
        return noHits.cardinality() + " of the last " + looked() + " lines of " + source + " are no hits (" + reason
                + "). The first is: " + text + " -- " + LineAdvice.of(sample, reason, rules);
    }
}
