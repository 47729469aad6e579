package httpmonitor.doctor;

import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.List;

/** One look at one thing between log file and screen. */
@FunctionalInterface
public interface Check {

    /**
     * Looks.
     *
     * @param now the wall clock's
     * @return at least one finding
     * @throws TrafficUnavailableException where the store does not answer, so that nothing else in it can be looked at
     *     either
     */
    List<Finding> look(Instant now) throws TrafficUnavailableException;
}
