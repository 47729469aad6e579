package httpmonitor.ingest.ship;

import httpmonitor.ingest.ship.EntrySink.Heartbeat;
import httpmonitor.ingest.tail.Moment;
import httpmonitor.ingest.tail.TailedSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends the heartbeats, one every 5 s of the steady clock, on multiples of 5 s while the wall clock is not set. A
 * heartbeat is sent a little after the moment that it describes, when a search finds everything that it covers.
 */
final class Beats {
    private static final long EVERY_SECONDS = 5;
    private static final Duration UNTIL_SEARCHABLE = Duration.ofMillis(1100);

    /** A source that was last read to its end longer ago than this is behind. */
    private static final Duration CAUGHT_UP = Duration.ofSeconds(2);

    /** Pollers ignore an older heartbeat: the source is dropped. */
    private static final Duration HEARD_WITHIN = Duration.ofMinutes(10);

    /** Pollers do not see a heartbeat that is more than a day old. */
    private static final Duration UNSEEN_AFTER = Duration.ofDays(2);

    /** The time up to which all lines of a source are stored, and its last heartbeat; times by the steady clock. */
    private static final class SourceProgress {
        private Instant covered = Instant.EPOCH;
        private @Nullable Instant lookedAt;
        private long upTo;
        private @Nullable Heartbeat last;
        private Instant lastAt = Instant.MIN;

        /**
         * The source was looked at and read to its end.
         *
         * @param when it was looked at
         * @param batches number of batches that had been submitted by then
         */
        void atEnd(Instant when, long batches) {
            if (lookedAt == null) {
                lookedAt = when;
                upTo = batches;
            }
        }

        /** Notes that all batches up to this number are answered. */
        void answered(long batches) {
            if (lookedAt != null && batches >= upTo) {
                covered = lookedAt;
                lookedAt = null;
            }
        }

        /** Whether all lines that were read by the last look at its end are stored. */
        boolean isSettled() {
            return isKnown() && lookedAt == null;
        }

        /** Notes the source's heartbeat. */
        Heartbeat beat(Heartbeat beat, Instant now) {
            last = beat;
            lastAt = now;
            return beat;
        }

        /** Whether there was a look whose lines are all stored. */
        boolean isKnown() {
            return !covered.equals(Instant.EPOCH);
        }

        /** The time of the last look whose lines are all stored. */
        Instant covered() {
            return covered;
        }
    }

    private final EntrySink sink;
    private final Counts counts;
    private final NoHitWarnings warnings;
    private final Map<String, SourceProgress> coverages = new HashMap<>();
    private List<Heartbeat> sampled = List.of();
    private Instant sampledAt = Instant.MIN;
    private long sampledBeat;
    private boolean sent;

    /** {@code start}: the first beat is the one after it, by the steady clock. */
    Beats(EntrySink sink, Counts counts, NoHitWarnings warnings, Instant start) {
        this.warnings = warnings;
        this.sink = sink;
        this.counts = counts;
        this.sampledBeat = beat(start);
    }

    private static long beat(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), EVERY_SECONDS);
    }

    /**
     * Whether there is a source, and no heartbeat was sent yet: until then a poller assumes that everything is stored.
     */
    boolean isUnheard(List<TailedSource> sources) {
        return !sent && sources.stream().anyMatch(TailedSource::wasSeen);
    }

    /** Notes which sources were read to their end since the look. */
    void atEnd(List<TailedSource> sources, Instant lookedAt, long submitted) {
        for (TailedSource source : sources) {
            if (source.isAtEnd()) {
                coverage(source.path()).atEnd(lookedAt, submitted);
            }
        }
    }

    /** Notes how many batches are answered. */
    void answered(long batches) {
        coverages.values().forEach(coverage -> coverage.answered(batches));
    }

    /** Takes the next sample when it is due, and sends it when that is due. */
    void step(List<TailedSource> sources, Moment now) {
        if (!sampled.isEmpty() && !now.steady().isBefore(sampledAt.plus(UNTIL_SEARCHABLE))) {
            sink.beat(sampled);
            sent = true;
            sampled = List.of();
        }
        if (beat(now.steady()) > sampledBeat) {
            sampledBeat = beat(now.steady());
            sampledAt = now.steady();
            sampled = sample(sources, now);
        }
    }

    private List<Heartbeat> sample(List<TailedSource> sources, Moment now) {
        Set<String> live = new HashSet<>();
        List<Heartbeat> beats = new ArrayList<>();
        for (TailedSource source : sources) {
            if (source.isLive() && source.wasSeen()) {
                live.add(source.path());
                if (isKnown(source)) {
                    beats.add(coverage(source.path()).beat(heartbeat(source, now), now.steady()));
                }
            }
        }
        beats.addAll(ofEnded(live, now));
        return beats;
    }

    /**
     * The last heartbeats of sources that have ended, dated so far back that pollers ignore them. Otherwise pollers
     * would wait for these sources. They are repeated, since one may be lost.
     */
    private List<Heartbeat> ofEnded(Set<String> live, Moment now) {
        List<Heartbeat> beats = new ArrayList<>();
        for (Iterator<SourceProgress> all = coverages.values().iterator(); all.hasNext(); ) {
            SourceProgress ended = all.next();
            Heartbeat last = ended.last;
            if (last == null || live.contains(last.path())) {
                continue;
            }
            if (ended.lastAt.isBefore(now.steady().minus(HEARD_WITHIN))) {
                all.remove();
            } else if (ended.isSettled()) {
                beats.add(last.at(now.wall().minus(UNSEEN_AFTER)));
            }
        }
        return beats;
    }

    /**
     * Whether to send a heartbeat for a source. Not for a path that was never a file: pollers must not wait for it. Not
     * before this run has reached the end of the source or stored a line: the heartbeat of the run before says more.
     */
    private boolean isKnown(TailedSource source) {
        return source.lastHit() != 0 || coverage(source.path()).isKnown();
    }

    private Heartbeat heartbeat(TailedSource source, Moment now) {
        Counts.OfSource count = counts.of(source.path());
        return new Heartbeat(
                source.path(),
                source.size(),
                source.answeredOffset(),
                count.lines(),
                count.hits(),
                count.unparsed(),
                count.rejected(),
                now.wall(),
                coveredUntil(source, now),
                warnings.of(source.path()));
    }

    /**
     * For a source that is caught up, the time of the last look at its end; else the own time of the last stored line,
     * limited to now because the server's clock may be wrong.
     */
    private Instant coveredUntil(TailedSource source, Moment now) {
        SourceProgress coverage = coverage(source.path());
        Instant looked = coverage.isKnown() ? now.wallAt(coverage.covered()) : Instant.EPOCH;
        if (!looked.isBefore(now.wall().minus(CAUGHT_UP))) {
            return looked;
        }
        Instant lastHit = Instant.ofEpochSecond(source.lastHit());
        Instant behind = lastHit.isAfter(now.wall()) ? now.wall() : lastHit;
        return behind.isAfter(looked) ? behind : looked;
    }

    private SourceProgress coverage(String path) {
        return coverages.computeIfAbsent(path, unused -> new SourceProgress());
    }
}
