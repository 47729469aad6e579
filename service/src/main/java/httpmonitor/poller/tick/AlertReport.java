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
 * @param rule what is judged
 * @param state the state; the held one while blind; empty where it is not known
 * @param window what the window holds that ends at the tick's instant, empty where not known
 * @param blind why the state cannot be trusted, empty where it can
 * @param flapping how often it changed lately
 * @param hasNoBaseline whether too few past weeks were usable at the second of the state
 */
public record AlertReport(
        AlertRule rule,
        Optional<AlertState> state,
        Optional<WindowCount> window,
        Optional<Blind> blind,
        Flapping flapping,
        boolean hasNoBaseline) {

    /** Of a window that says itself whether it has a baseline. */
    public AlertReport(
            AlertRule rule,
            Optional<AlertState> state,
            Optional<WindowCount> window,
            Optional<Blind> blind,
            Flapping flapping) {
        this(
                rule,
                state,
                window,
                blind,
                flapping,
                window.filter(WindowCount::hasNoBaseline).isPresent());
    }

    /** Of an alert that does not flap. */
    public AlertReport(AlertRule rule, Optional<AlertState> state, OptionalLong windowHits, Optional<Blind> blind) {
        this(
                rule,
                state,
                windowHits.isPresent() ? Optional.of(WindowCount.of(windowHits.getAsLong())) : Optional.empty(),
                blind,
                Flapping.NONE);
    }

    /** The hits of {@link #window}. */
    public OptionalLong windowHits() {
        return window.map(count -> OptionalLong.of(count.hits())).orElseGet(OptionalLong::empty);
    }

    /**
     * The poller does not see enough to judge.
     *
     * @param since up to when it saw
     * @param reason what is away, a phrase for the user
     * @param cause the same without figures that change from tick to tick: where it differs, something else is away
     */
    public record Blind(Instant since, String reason, String cause) {

        /** For a reason without such figures. */
        public Blind(Instant since, String reason) {
            this(since, reason, reason);
        }

        /** With a phrase about figures that change behind its reason. */
        Blind followedBy(String figures) {
            return new Blind(since, reason + figures, cause);
        }
    }
}
