package httpmonitor.doctor;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.doctor.Finding.Trouble;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the newest hit.
 *
 * @param source the store
 */
public record NewestHitCheck(TrafficSource source) implements Check {

    @Override
    public List<Finding> look(Instant now) throws TrafficUnavailableException {
        Optional<Instant> newest = source.lastHitBefore(now.plusMillis(1));
        Finding finding = newest.isEmpty()
                ? new Trouble(
                        "No hit is stored that is older than now.",
                        "Ship a log with ./run.sh ship FILE, or check --index.")
                : new Fine("The newest hit is of " + newest.get() + ", "
                        + Duration.between(newest.get(), now).toSeconds() + " s ago.");
        return List.of(finding);
    }
}
