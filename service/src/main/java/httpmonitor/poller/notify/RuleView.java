package httpmonitor.poller.notify;

import java.time.Instant;
import java.util.List;

/**
 * What a poller knows about one rule.
 *
 * @param rule the rule
 * @param alerts all alerts since one hour before its start, oldest first, not overlapping
 * @param knownUntil the second up to which it knows them
 * @param blind whether it cannot decide that an alert is over
 */
public record RuleView(WatchedRule rule, List<SeenAlert> alerts, Instant knownUntil, boolean blind) {

    /** Copies the list. */
    public RuleView {
        alerts = List.copyOf(alerts);
    }
}
