package httpmonitor.alert;

import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The alert by its definition: every window is summed from its hits, and every comparison is made on decimals. Slow,
 * and easy to check.
 */
final class ReferenceAlert {

    private final AlertRule rule;
    private final HitSeries hits;
    private final Instant horizon;

    ReferenceAlert(AlertRule rule, HitSeries hits, Instant horizon) {
        this.rule = rule;
        this.hits = hits;
        this.horizon = horizon;
    }

    /** The recovery that the horizon withholds, else the second after the end. */
    Instant certainUntil() {
        List<AlertTransition> all = transitions();
        Instant next = all.isEmpty() || all.getLast() instanceof Recovered
                ? null
                : next(all.getLast().time().plusSeconds(1), false);
        return next == null ? hits.range().to().plusSeconds(1) : next;
    }

    /** All transitions, quiet one window after the beginning. */
    List<AlertTransition> transitions() {
        List<AlertTransition> found = new ArrayList<>();
        Instant t = hits.range().from().plus(rule.window()).plusSeconds(1);
        while (true) {
            Instant fired = next(t, true);
            if (fired == null) {
                return found;
            }
            found.add(TestAlerts.fired(fired, window(fired)));
            Instant recovered = next(fired.plusSeconds(1), false);
            if (recovered == null || recovered.isAfter(horizon)) {
                return found;
            }
            found.add(TestAlerts.recovered(recovered, window(recovered), fired, peak(fired, recovered)));
            t = recovered.plusSeconds(1);
        }
    }

    /** The state at the end. */
    AlertState state() {
        List<AlertTransition> all = transitions();
        return !all.isEmpty() && all.getLast() instanceof Fired fired
                ? TestAlerts.firing(
                        fired.time(),
                        fired.hits(),
                        peak(fired.time(), hits.range().to()))
                : new AlertState.Quiet();
    }

    private @Nullable Instant next(Instant from, boolean above) {
        BigDecimal rate = above ? rule.threshold() : rule.recoveryThreshold();
        for (Instant t = from; !t.isAfter(hits.range().to()); t = t.plusSeconds(1)) {
            BigDecimal limit = rate.multiply(BigDecimal.valueOf(rule.window().toSeconds()));
            if (BigDecimal.valueOf(window(t)).compareTo(limit) > 0 == above) {
                return t;
            }
        }
        return null;
    }

    private long peak(Instant from, Instant to) {
        long peak = 0;
        for (Instant t = from; !t.isAfter(to); t = t.plusSeconds(1)) {
            peak = Math.max(peak, window(t));
        }
        return peak;
    }

    private long window(Instant t) {
        long sum = 0;
        for (Instant s = t.minus(rule.window()); s.isBefore(t); s = s.plusSeconds(1)) {
            sum += hits.sum(new TimeRange(s, s.plusSeconds(1)));
        }
        return sum;
    }
}
