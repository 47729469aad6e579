package httpmonitor.torture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;

/** Compares what is stored with what was written: the numbers from 0 on. */
final class Findings {
    private static final int MOST_NAMED = 20;

    /** The name of the second of two logs of equal contents. */
    static final String OTHER_TWIN = "other.log";

    private final BitSet seen = new BitSet();
    private final BitSet seenInOther = new BitSet();
    private final List<Long> doubled = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private long hits;
    private long noHits;

    void hit(String file, String text) {
        hits++;
        note(file, text);
    }

    void noHit(String file, String text) {
        noHits++;
        note(file, text);
    }

    private void note(String file, String text) {
        OptionalLong number = NumberedLines.numberIn(text);
        BitSet log = file.contains("/" + OTHER_TWIN) ? seenInOther : seen;
        if (number.isEmpty()) {
            foreign.add(text.substring(0, Math.min(100, text.length())));
        } else if (log.get((int) number.getAsLong())) {
            doubled.add(number.getAsLong());
        } else {
            log.set((int) number.getAsLong());
        }
    }

    long hits() {
        return hits;
    }

    long noHits() {
        return noHits;
    }

    /** Numbers stored more than once. */
    List<Long> doubled() {
        return doubled;
    }

    /** Text of documents that are no whole line of ours. */
    List<String> foreign() {
        return foreign;
    }

    /** Numbers of lines that are not stored, or not from both logs to which they were written. */
    List<Long> missing(NumberedLines written) {
        BitSet missing = new BitSet();
        missing.set(0, (int) written.count());
        missing.andNot(seen);
        BitSet missingInOther = written.twice();
        missingInOther.andNot(seenInOther);
        missing.or(missingInOther);
        return missing.stream().mapToObj(Long::valueOf).toList();
    }

    /** How many, and the first of them. */
    static String some(List<?> all) {
        return all.size() + (all.isEmpty() ? "" : " " + all.subList(0, Math.min(MOST_NAMED, all.size())));
    }
}
