package httpmonitor.poller.notify;

import httpmonitor.poller.tick.AlertReport.Blind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state of a poller after a tick.
 *
 * @param time the tick's instant
 * @param rules one view for each rule
 * @param blindness why the poller is blind, empty where it is not
 */
public record PollerState(Instant time, List<RuleView> rules, Optional<Blind> blindness) {

    /** Copies the list. */
    public PollerState {
        rules = List.copyOf(rules);
    }
}
