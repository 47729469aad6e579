package httpmonitor.doctor;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.doctor.Finding.Trouble;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.watch.Horizon;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at what the store tells a poller: does it answer, who writes to it, up to when, and what was kept aside. */
public final class StoreCheck {

    private static final Duration STALE = Duration.ofSeconds(30);

    private StoreCheck() {}

    /** Asks the store as a tick would, at wall time {@code now}. */
    public static List<Finding> of(TrafficSource source, Instant now) {
        TimeRange minute = TimeRange.endingAt(now.truncatedTo(ChronoUnit.SECONDS), Duration.ofMinutes(1));
        try {
            TrafficSnapshot traffic = source.snapshot(new Question(minute, minute, now, Optional.empty(), minute));
            List<Finding> findings = new ArrayList<>();
            findings.add(new Fine(
                    "The store answers: " + traffic.totals().hits() + " hits in " + traffic.indices() + " indices."));
            findings.add(hits(source, traffic, now));
            findings.addAll(heartbeats(traffic.heartbeats(), now));
            findings.add(unparsed(traffic));
            return findings;
        } catch (TrafficUnavailableException e) {
            return List.of(new Trouble(
                    String.valueOf(e.getMessage()),
                    "Start the store with ./run.sh up or ./run.sh store, or say where it is with --es-url."));
        }
    }

    private static Finding hits(TrafficSource source, TrafficSnapshot traffic, Instant now)
            throws TrafficUnavailableException {
        Optional<Instant> newest = source.lastHitBefore(now.plusMillis(1));
        if (newest.isEmpty()) {
            return new Trouble(
                    traffic.indices() == 0 ? "No index of hits exists." : "No hit is stored that is older than now.",
                    "Ship a log with ./run.sh ship FILE, or check --index.");
        }
        return new Fine("The newest hit is of " + newest.get() + ", "
                + Duration.between(newest.get(), now).toSeconds() + " s ago.");
    }

    private static List<Finding> heartbeats(List<SourceHeartbeat> heartbeats, Instant now) {
        Horizon horizon = Horizon.of(heartbeats, now);
        if (horizon.laggard().isEmpty()) {
            return List.of(new Trouble(
                    "Nobody has written a heartbeat in the last 24 hours, so that silence cannot be told from no traffic.",
                    "Tail the log with ./run.sh up or ./run.sh ship FILE, or with Logstash."));
        }
        List<Finding> findings = new ArrayList<>();
        for (SourceHeartbeat beat : heartbeats) {
            findings.add(heartbeat(beat, now));
        }
        return findings;
    }

    private static Finding heartbeat(SourceHeartbeat beat, Instant now) {
        String source = beat.path() + " on " + beat.host();
        if (beat.at().isAfter(now.plus(STALE))) {
            return new Trouble(
                    "The clock of " + beat.host() + " is ahead of ours: its heartbeat is of " + beat.at() + ".",
                    "Set both clocks by NTP.");
        }
        if (beat.at().isBefore(now.minus(STALE))) {
            return new Trouble(
                    "Nobody has tailed " + source + " since " + beat.at() + ".",
                    "Start ./run.sh ship there again; a source that is silent for 10 minutes is no longer waited for.");
        }
        if (beat.coveredUntil().isBefore(now.minus(STALE))) {
            return new Trouble(
                    source + " is behind: stored up to " + beat.coveredUntil() + ", " + beat.backlogBytes()
                            + " bytes to go.",
                    "Wait where it is catching up; else look at what ship says on its terminal.");
        }
        return new Fine(source + " is stored up to " + beat.coveredUntil() + ".");
    }

    private static Finding unparsed(TrafficSnapshot traffic) {
        return traffic.unparsed() == 0
                ? new Fine("Every line was understood.")
                : new Trouble(
                        traffic.unparsed() + " lines were no hits.",
                        "See error.message and event.original in the index httpmonitor-unparsed.");
    }
}
