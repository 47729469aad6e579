package httpmonitor.ingest.ship;

import httpmonitor.ingest.tail.Tailed;
import httpmonitor.ingest.tail.TailedSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reports a run to a listener: events as they come, the state when it changes, progress about once a second while lines
 * are in flight.
 */
final class ShipReporter {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ShipListener listener;
    private final Counts counts;
    private Instant startedAt;
    private Instant reportedAt;
    private long unreadable;
    private ShipperState state = new ShipperState.Shipping();

    ShipReporter(ShipListener listener, Counts counts, Instant now) {
        this.listener = listener;
        this.counts = counts;
        this.startedAt = now;
        this.reportedAt = now;
    }

    /** Starts the run's time. */
    void start(Instant now) {
        startedAt = now;
        reportedAt = now;
    }

    /** Reports an event, which is never a {@link Tailed.Line}. */
    void event(Tailed event) {
        if (event instanceof Tailed.Unreadable) {
            unreadable++;
        }
        listener.onEvent(event);
    }

    void state(ShipperState now) {
        if (!now.equals(state)) {
            state = now;
            listener.onState(now);
        }
    }

    void progress(List<TailedSource> sources, Instant now) {
        if (state instanceof ShipperState.Shipping && !now.isBefore(reportedAt.plus(EVERY))) {
            reportedAt = now;
            long backlog = sources.stream()
                    .mapToLong(source -> source.size() - source.answeredOffset())
                    .sum();
            listener.onProgress(summary(now, false), backlog);
        }
    }

    /** What the run has done until now. */
    ShipSummary summary(Instant now, boolean complete) {
        Counts.OfSource total = counts.total();
        return new ShipSummary(
                total.lines(),
                total.hits(),
                total.unparsed(),
                total.rejected(),
                counts.duplicates(),
                unreadable,
                Duration.between(startedAt, now),
                complete);
    }
}
