package httpmonitor.poller.metrics;

import httpmonitor.poller.metrics.PollerMetrics.Totals;
import httpmonitor.poller.metrics.TickFigures.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The health of the poller: whether it does its work.
 *
 * @param well whether it does
 * @param reason one line for people
 */
record Health(boolean well, String reason) {

    /**
     * Whether it ticks.
     *
     * @param patience how old the last tick may be, or, before the first, the start
     */
    static Health alive(Optional<Totals> totals, Instant started, Duration patience, Instant now) {
        Instant last = totals.map(Totals::at).orElse(started);
        Duration ago = Duration.between(last, now);
        String what = totals.isPresent() ? "the last tick was over " : "no tick is over, started ";
        return new Health(
                ago.compareTo(patience) <= 0,
                what + ago.toSeconds() + "s ago, at most " + patience.toSeconds() + "s are in order");
    }

    /** Whether Elasticsearch answered the last tick. */
    static Health ready(Optional<Totals> totals) {
        return totals.map(known -> switch (known.last().answer()) {
                    case Answer.Given given -> new Health(true, "Elasticsearch answered the last tick");
                    case Answer.Missing missing -> new Health(false, missing.reason());
                })
                .orElse(new Health(false, "there was no tick yet"));
    }
}
