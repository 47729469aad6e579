package httpmonitor.poller.tick;

import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.SourceHeartbeat.Source;
import httpmonitor.traffic.TrafficSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds writers whose clocks disagree with the poller's, and reports each change once. Stateful, from tick to tick.
 *
 * <p>A clock is ahead where its heartbeat or hit lies in the future. It is behind where a heartbeat was written since
 * the tick before and is dated well before that tick, twice in a row; a single one may have been delayed.
 */
final class Clocks {

    /** Differences of clocks, and delays of heartbeats, up to this are not reported. */
    static final Duration TOLERANCE = Duration.ofSeconds(10);

    private static final int SURE = 2;

    private record Seen(Instant at, int behind) {}

    private final Map<Source, Seen> seen = new HashMap<>();
    private Set<String> wrongHosts = new TreeSet<>();
    private boolean hitsFromTheFuture;
    private @Nullable Instant askedBefore;

    /**
     * A sentence for each clock that disagrees since this tick, and for each that agrees again.
     *
     * @param asked our clock when the store was asked
     * @param answered our clock when it had answered; a heartbeat written in between is not ahead
     */
    List<String> notes(TrafficSnapshot traffic, Instant asked, Instant answered) {
        if (askedBefore != null && asked.isBefore(askedBefore)) {
            // Our own clock has been set back: earlier heartbeats cannot be compared with it.
            seen.clear();
            askedBefore = null;
        }
        List<String> notes = new ArrayList<>();
        Set<String> wrong = new TreeSet<>();
        for (SourceHeartbeat beat : traffic.store().heartbeats()) {
            Duration ahead = ahead(beat, asked, answered);
            if (!ahead.isZero() && wrong.add(beat.host()) && !wrongHosts.contains(beat.host())) {
                notes.add(sentence(beat.host(), ahead) + leftOut(ahead));
            }
        }
        for (String host : wrongHosts) {
            if (!wrong.contains(host)) {
                notes.add("The clock of " + host + " agrees with ours again.");
            }
        }
        wrongHosts = wrong;
        askedBefore = asked;
        notes.addAll(hits(traffic, answered));
        return notes;
    }

    /** How far a source's clock is ahead of ours, negative where it is behind, zero where that is not sure. */
    private Duration ahead(SourceHeartbeat beat, Instant asked, Instant answered) {
        if (beat.at().isAfter(answered.plus(TOLERANCE))) {
            return Duration.between(answered, beat.at());
        }
        Source source = beat.source();
        Seen before = seen.get(source);
        Instant writtenAfter = askedBefore;
        if (before == null || writtenAfter == null) {
            seen.put(source, new Seen(beat.at(), 0));
            return Duration.ZERO;
        }
        boolean rewritten = !beat.at().equals(before.at());
        boolean impossible = beat.at().isBefore(writtenAfter.minus(TOLERANCE));
        int behind = !rewritten ? before.behind() : impossible ? before.behind() + 1 : 0;
        seen.put(source, new Seen(beat.at(), behind));
        return behind >= SURE ? Duration.between(asked, beat.at()) : Duration.ZERO;
    }

    private static String sentence(String host, Duration ahead) {
        String by = DurationText.of(Duration.ofSeconds(ahead.abs().toSeconds()));
        return ahead.isNegative()
                ? "The clock of " + host + " is about " + by
                        + " behind ours, or ours is ahead: it may seem blind or silent without being it. Set the"
                        + " clocks by NTP."
                : "The clock of " + host + " is " + by
                        + " ahead of ours, or ours is behind: its hits may be judged at the wrong time. Set the"
                        + " clocks by NTP.";
    }

    private static String leftOut(Duration ahead) {
        return ahead.compareTo(Horizon.AHEAD_BEYOND) > 0 ? " Its heartbeats are left out until then." : "";
    }

    private List<String> hits(TrafficSnapshot traffic, Instant answered) {
        Duration ahead = traffic.store()
                .futureHit()
                .map(hit -> Duration.between(answered, hit))
                .filter(it -> it.compareTo(TOLERANCE) > 0)
                .orElse(Duration.ZERO);
        boolean before = hitsFromTheFuture;
        hitsFromTheFuture = !ahead.isZero();
        if (hitsFromTheFuture && !before) {
            return List.of("Hits come from the future, up to " + DurationText.of(Duration.ofSeconds(ahead.toSeconds()))
                    + " ahead: the clock of a web server is ahead of ours, or ours is behind. They count"
                    + " when their time comes.");
        }
        return before && !hitsFromTheFuture ? List.of("No hits come from the future any more.") : List.of();
    }
}
