package httpmonitor.poller.notify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that a poller knows after a tick.
 *
 * @param time the tick's instant
 * @param rules one view for each rule
 * @param blindness why it cannot see, empty where it can
 */
public record PollerState(Instant time, List<RuleView> rules, Optional<Blindness> blindness) {

    /** Copies the list. */
    public PollerState {
        rules = List.copyOf(rules);
    }

    /**
     * The poller does not see enough to judge.
     *
     * @param since up to when it saw
     * @param reason a phrase for the user
     */
    public record Blindness(Instant since, String reason) {}
}
