package httpmonitor.doctor;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Asks the store what a tick would ask: does it answer, in whole.
 *
 * @param source the store
 */
public record StoreCheck(TrafficSource source) implements Check {

    @Override
    public List<Finding> look(Instant now) throws TrafficUnavailableException {
        TimeRange minute = TimeRange.endingAt(now.truncatedTo(ChronoUnit.SECONDS), Duration.ofMinutes(1));
        TrafficSnapshot traffic = source.snapshot(new Question(minute, minute, now, Optional.empty(), minute));
        return List.of(new Fine(
                "The store answers: " + traffic.totals().hits() + " hits in " + traffic.indices() + " indices."));
    }
}
