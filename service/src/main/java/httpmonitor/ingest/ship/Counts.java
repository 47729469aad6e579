package httpmonitor.ingest.ship;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Counts the answered lines, and keeps the time of the last hit, by source. */
final class Counts {
    /** The counts of one source. */
    static final class OfSource {
        private long hits;
        private long unparsed;
        private long rejected;
        private long lastHit;

        long lines() {
            return hits + unparsed + rejected;
        }

        long hits() {
            return hits;
        }

        long unparsed() {
            return unparsed;
        }

        long rejected() {
            return rejected;
        }

        /** The last hit's own time, in seconds since the epoch; empty where there is none. */
        OptionalLong lastHit() {
            return hits == 0 ? OptionalLong.empty() : OptionalLong.of(lastHit);
        }
    }

    private final Map<String, OfSource> sources = new HashMap<>();
    private long duplicates;

    OfSource of(String source) {
        return sources.computeIfAbsent(source, unused -> new OfSource());
    }

    void count(OutgoingLine line) {
        OfSource source = of(line.line().file().source());
        switch (line.kind()) {
            case HIT -> {
                source.hits++;
                source.lastHit = line.epochSecond();
            }
            case UNPARSED -> source.unparsed++;
            case REFUSED -> source.rejected++;
        }
    }

    void duplicates(long more) {
        duplicates += more;
    }

    long duplicates() {
        return duplicates;
    }

    /** All sources together. */
    OfSource total() {
        OfSource total = new OfSource();
        for (OfSource source : sources.values()) {
            total.hits += source.hits;
            total.unparsed += source.unparsed;
            total.rejected += source.rejected;
        }
        return total;
    }
}
