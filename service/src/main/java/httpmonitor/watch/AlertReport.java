package httpmonitor.watch;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The alert as a tick reports it.
 *
 * @param rule what is judged
 * @param state the state; the held one while blind; empty only while blind, where it was never known
 * @param windowHits hits of the window that ends at the tick's instant, empty where not known
 * @param blind why the state cannot be trusted, empty where it can
 */
public record AlertReport(AlertRule rule, Optional<AlertState> state, OptionalLong windowHits, Optional<Blind> blind) {

    /**
     * The poller does not see enough to judge.
     *
     * @param since up to when it saw
     * @param reason what is away, a phrase for the user
     */
    public record Blind(Instant since, String reason) {}
}
