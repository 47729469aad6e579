package httpmonitor.torture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;

/** Compares what is stored with what was written: the numbers from 0 on. */
final class Findings {
    private static final int MOST_NAMED = 20;

    private final BitSet seen = new BitSet();
    private final List<Long> doubled = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private long hits;
    private long noHits;

    void hit(String text) {
        hits++;
        note(text);
    }

    void noHit(String text) {
        noHits++;
        note(text);
    }

    private void note(String text) {
        OptionalLong number = NumberedLines.numberIn(text);
        if (number.isEmpty()) {
            foreign.add(text.substring(0, Math.min(100, text.length())));
        } else if (seen.get((int) number.getAsLong())) {
            doubled.add(number.getAsLong());
        } else {
            seen.set((int) number.getAsLong());
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

    /** Numbers below this one that are not stored. */
    List<Long> missing(long written) {
        List<Long> missing = new ArrayList<>();
        for (int i = seen.nextClearBit(0); i < written; i = seen.nextClearBit(i + 1)) {
            missing.add((long) i);
        }
        return missing;
    }

    /** How many, and the first of them. */
    static String some(List<?> all) {
        return all.size() + (all.isEmpty() ? "" : " " + all.subList(0, Math.min(MOST_NAMED, all.size())));
    }
}
