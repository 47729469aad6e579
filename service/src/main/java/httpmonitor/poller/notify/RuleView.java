package httpmonitor.poller.notify;

import java.time.Instant;
import java.util.List;

/**
 * What a poller knows about one rule.
 *
 * @param rule the rule
 * @param alerts those that it knows, oldest first, not overlapping; all of the last hour before it started, and since
 * @param knownUntil the second up to which it knows them
 * @param blind whether it does not see enough to say that an alert is over
 */
public record RuleView(WatchedRule rule, List<SeenAlert> alerts, Instant knownUntil, boolean blind) {

    /** Copies the list. */
    public RuleView {
        alerts = List.copyOf(alerts);
    }
}
