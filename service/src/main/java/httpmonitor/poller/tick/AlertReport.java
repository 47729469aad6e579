package httpmonitor.poller.tick;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.WindowCount;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The alert of one rule as a tick reports it.
 *
 * @param rule the rule
 * @param state the state; while blind the held one; empty where it is unknown
 * @param window the window that ends at the tick's instant, empty where it is unknown
 * @param blind why the poller is blind, empty where it is not
 * @param flapping how often it has changed recently
 * @param hasNoBaseline whether too few past weeks were usable at the second of the state
 */
public record AlertReport(
        AlertRule rule,
        Optional<AlertState> state,
        Optional<WindowCount> window,
        Optional<Blind> blind,
        Flapping flapping,
        boolean hasNoBaseline) {

    /** The hits of {@link #window}. */
    public OptionalLong windowHits() {
        return window.map(count -> OptionalLong.of(count.hits())).orElseGet(OptionalLong::empty);
    }

    /**
     * The poller does not see enough to judge.
     *
     * @param since the time up to which it saw everything
     * @param reason a phrase for the user
     * @param cause the reason without figures that change from tick to tick; another cause is another problem
     */
    public record Blind(Instant since, String reason, String cause) {

        /** For a reason without such figures. */
        public Blind(Instant since, String reason) {
            this(since, reason, reason);
        }

        /** With a phrase about changing figures after the reason. */
        Blind followedBy(String figures) {
            return new Blind(since, reason + figures, cause);
        }
    }
}
