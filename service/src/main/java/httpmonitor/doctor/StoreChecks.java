package httpmonitor.doctor;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.doctor.Finding.Trouble;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Checks whether the store answers, and what it has. */
public final class StoreChecks {

    private StoreChecks() {}

    /** Sends the request of a tick, and checks that the answer is complete. */
    public static Finding answer(TrafficSource source, Instant now) throws TrafficUnavailableException {
        TimeRange minute = TimeRange.endingAt(now.truncatedTo(ChronoUnit.SECONDS), Duration.ofMinutes(1));
        TrafficSnapshot traffic = source.snapshot(new Question(minute, minute, now, Optional.empty(), minute));
        return new Fine("The store answers: " + traffic.totals().hits() + " hits in "
                + traffic.store().indices() + " indices.");
    }

    /** Finds the newest hit. */
    public static Finding newestHit(TrafficSource source, Instant now) throws TrafficUnavailableException {
        return source.lastHitBefore(now.plusMillis(1))
                .<Finding>map(newest -> new Fine("The newest hit is of " + newest + ", "
                        + Duration.between(newest, now).toSeconds() + " s ago."))
                .orElse(new Trouble(
                        "No hit is stored that is older than now.",
                        "Ship a log with ./run.sh ship FILE, or check --index."));
    }
}
