package httpmonitor.doctor;

import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.List;

/** A check of one thing between log file and screen. */
@FunctionalInterface
public interface Check {

    /**
     * Runs the check.
     *
     * @param now the wall clock's
     * @return at least one finding
     * @throws TrafficUnavailableException where the store does not answer, so that no check of it can run
     */
    List<Finding> run(Instant now) throws TrafficUnavailableException;
}
