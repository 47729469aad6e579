package httpmonitor.alert;

import static httpmonitor.alert.SeriesNotation.NOON;
import static httpmonitor.alert.SeriesNotation.at;
import static httpmonitor.alert.SeriesNotation.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.InMemoryHitHistory;
import httpmonitor.traffic.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Replays of parts of a history, in slices and with jumps, against one fold over all of it. */
class AlertReplayModelTest {

    private static final int SLICE = 43_200;

    @Test
    void shortHistoriesAreReplayedAsTheyAreFolded() throws Exception {
        for (long seed = 0; seed < 20_000; seed++) {
            RandomTraffic random = new RandomTraffic(seed);
            compare(seed, random, 1 + random.below(12), random.hits(1 + random.below(80), 10));
        }
    }

    @Test
    void longHistoriesAreReplayedAsTheyAreFolded() throws Exception {
        for (long seed = 0; seed < 150; seed++) {
            RandomTraffic random = new RandomTraffic(seed);
            int window = random.oneIn(2) ? 1 + random.below(21_600) : 1 + random.below(300);
            compare(seed, random, window, clusters(random));
        }
    }

    /** Up to three days: stretches of traffic of any length, and silence of any length between them. */
    private static long[] clusters(RandomTraffic random) {
        long[] hits = new long[1 + random.below(6 * SLICE)];
        int next = random.below(SLICE);
        while (next < hits.length) {
            long[] cluster = random.hits(random.oneIn(3) ? random.below(2 * SLICE) : 1 + random.below(600), 20_000);
            System.arraycopy(cluster, 0, hits, next, Math.min(cluster.length, hits.length - next));
            next += cluster.length + random.below(random.oneIn(2) ? 2 * SLICE : 600);
        }
        return hits;
    }

    private static void compare(long seed, RandomTraffic random, int window, long[] hits) throws Exception {
        AlertRule rule = random.ruleWithWindow(window);
        int length = hits.length + 2 * window + 2;
        Instant from = at(random.below(length) - window);
        TimeRange judged = new TimeRange(from, from.plusSeconds(random.below(length)));
        Instant horizon = random.oneIn(2)
                ? Instant.MAX
                : at(random.below(length) - window).plusMillis(random.below(2));
        HitSeries all = HitSeries.empty(new TimeRange(at(-3L * window - 2), NOON))
                .followedBy(HitSeries.of(NOON, hits))
                .followedBy(HitSeries.empty(new TimeRange(at(hits.length), at(3L * length))));
        InMemoryHitHistory history = new InMemoryHitHistory().add(HitSeries.of(NOON, hits));
        AlertReplay replay = new AlertReplay(rule, history);

        AlertTimeline truth = timeline(rule, new AlertState.Quiet(), all, horizon);
        AlertStretch stretch = replay.over(judged, DataExtent.until(horizon));

        assertThat(stretch).as("seed %s", seed).isEqualTo(expected(truth, judged, horizon));
        assertThat(history.requests()).as("seed %s", seed).isLessThanOrEqualTo(affordable(hits));
        assertThat(TestAlerts.stateAt(rule, history, judged.to(), DataExtent.until(horizon)))
                .as("seed %s", seed)
                .isEqualTo(truth.stateAt(judged.to()));
        assertThat(replay.alerts(judged, DataExtent.until(horizon)))
                .as("seed %s", seed)
                .isEqualTo(alerts(timeline(rule, new AlertState.Quiet(), all, Instant.MAX), judged, horizon));
    }

    private static AlertStretch expected(AlertTimeline truth, TimeRange judged, Instant horizon) {
        AlertState before = truth.stateAt(judged.from().minusSeconds(1));
        boolean open = before instanceof AlertState.Firing
                && judged.from().minusSeconds(1).isAfter(horizon);
        Instant certain = truth.stretch().certainUntil();
        return new AlertStretch(
                judged,
                before,
                truth.stretch().transitions().stream()
                        .filter(transition -> judged.contains(transition.time()))
                        .toList(),
                truth.stateAt(judged.to().minusSeconds(1)),
                open ? judged.from() : certain.isBefore(judged.to()) ? certain : judged.to(),
                0);
    }

    /** Every alert of the fold that overlaps the range, as it looks at the range's last second or at the horizon. */
    private static List<Alert> alerts(AlertTimeline truth, TimeRange range, Instant horizon) {
        Instant last = range.to().minusSeconds(1);
        Instant end = last.isAfter(horizon) ? Instant.ofEpochSecond(horizon.getEpochSecond()) : last;
        return truth.stretch().transitions().stream()
                .filter(Fired.class::isInstance)
                .map(Fired.class::cast)
                .filter(fired -> !fired.time().isAfter(end))
                .map(fired -> alert(truth, fired, end, range.from()))
                .filter(alert -> alert.recoveredAt().isEmpty()
                        || !alert.recoveredAt().get().isBefore(range.from()))
                .toList();
    }

    private static Alert alert(AlertTimeline truth, Fired fired, Instant end, Instant from) {
        boolean before = fired.time().isBefore(from);
        return truth.stretch().transitions().stream()
                .filter(AlertTransition.Recovered.class::isInstance)
                .map(AlertTransition.Recovered.class::cast)
                .filter(recovered -> recovered.firedAt().equals(fired.time()))
                .filter(recovered -> !recovered.time().isAfter(end))
                .findFirst()
                .map(recovered -> new Alert(
                        fired.time(), Optional.of(recovered.time()), fired.window(), recovered.peak(), before, false))
                .orElseGet(() -> {
                    AlertState.Firing state = (AlertState.Firing) truth.stateAt(end);
                    return new Alert(fired.time(), Optional.empty(), fired.window(), state.peak(), before, false);
                });
    }

    /** A read for every slice that has traffic there and back, one to find each, and those that grow. */
    private static int affordable(long[] hits) {
        int slices = 0;
        for (int i = 0; i < hits.length; i++) {
            if (hits[i] > 0) {
                slices++;
                i += SLICE - 1;
            }
        }
        return 16 + 4 * slices;
    }
}
