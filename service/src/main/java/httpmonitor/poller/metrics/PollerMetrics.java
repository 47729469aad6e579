package httpmonitor.poller.metrics;

import httpmonitor.poller.metrics.TickFigures.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sums up ticks since the start. Thread-safe: one thread ticks, others ask. */
public final class PollerMetrics {

    private Optional<Totals> totals = Optional.empty();

    /**
     * Everything up to the last tick.
     *
     * @param last the last tick's figures
     * @param at the wall time at which it was over
     * @param ticks all ticks
     * @param unanswered ticks that the store did not answer
     * @param missed ticks slept through
     * @param took how long the store's answers took, together
     * @param durations how long hits took
     */
    record Totals(
            TickFigures last,
            Instant at,
            long ticks,
            long unanswered,
            long missed,
            Duration took,
            SectionHistograms durations) {}

    /** Takes note of a tick that was over at wall time {@code at}. */
    public synchronized void tick(TickFigures figures, Instant at) {
        Totals before = totals.orElse(new Totals(figures, at, 0, 0, 0, Duration.ZERO, SectionHistograms.NONE));
        boolean answered = figures.answer() instanceof Answer.Given;
        totals = Optional.of(new Totals(
                figures,
                at,
                before.ticks() + 1,
                before.unanswered() + (answered ? 0 : 1),
                before.missed() + figures.missed(),
                before.took().plus(figures.took()),
                before.durations().plus(figures.durations())));
    }

    /** Empty before the first tick. */
    synchronized Optional<Totals> totals() {
        return totals;
    }
}
