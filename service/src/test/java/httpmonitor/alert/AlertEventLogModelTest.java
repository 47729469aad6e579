package httpmonitor.alert;

import static httpmonitor.alert.SeriesNotation.NOON;
import static httpmonitor.alert.SeriesNotation.at;
import static httpmonitor.alert.SeriesNotation.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.traffic.HitSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A poller's ticks over hits that arrive late, in any order: all emitted events together must give the true alerts.
 */
class AlertEventLogModelTest {

    private static final int SECONDS = 90;
    private static final int TICKS = 12;
    private static final AlertState QUIET = new AlertState.Quiet();

    /** A log, and all that it has emitted. */
    private static final class RecordedLog {

        private final AlertEventLog log = new AlertEventLog(Instant.MIN);
        private final List<AlertEvent> history = new ArrayList<>();

        private List<AlertEvent> update(AlertStretch stretch) {
            List<AlertEvent> news = log.update(stretch);
            history.addAll(news);
            return news;
        }
    }

    @Test
    void theEmittedEventsGiveTheTrueAlertsAtEveryTick() {
        for (long seed = 0; seed < 5_000; seed++) {
            RandomTraffic random = new RandomTraffic(seed);
            AlertRule rule = random.ruleWithWindow(1 + random.below(8));
            long[] hits = new long[SECONDS];
            RecordedLog feed = new RecordedLog();
            int horizon = 0;
            for (int tick = 1; tick <= TICKS; tick++) {
                arrive(random, hits, 0);
                horizon = Math.max(horizon, random.below(SECONDS));
                AlertStretch stretch = timeline(rule, QUIET, HitSeries.of(NOON, hits), at(horizon))
                        .stretch();

                feed.update(stretch);

                Map<Instant, AlertCorrection.Kind> certain = believed(seed, feed);
                certain.keySet().removeIf(time -> !time.isBefore(stretch.certainUntil()));
                assertThat(certain).as("seed %s", seed).isEqualTo(truth(stretch));
                assertThat(feed.update(stretch)).as("seed %s", seed).isEmpty();
            }
        }
    }

    @Test
    void stretchesThatMoveOnWithTheTimeTellTheSame() {
        for (long seed = 0; seed < 5_000; seed++) {
            RandomTraffic random = new RandomTraffic(seed);
            int window = 1 + random.below(8);
            AlertRule rule = random.ruleWithWindow(window);
            long[] hits = new long[SECONDS];
            RecordedLog feed = new RecordedLog();
            AlertState before = QUIET;
            int start = window;
            for (int tick = 1; tick <= TICKS; tick++) {
                arrive(random, hits, start);
                int horizon = start + random.below(SECONDS + 1 - start);
                HitSeries recent = HitSeries.of(NOON, hits).since(at(start - window));
                AlertTimeline timeline = timeline(rule, before, recent, at(horizon));
                feed.update(timeline.stretch());
                int next = start + random.below(horizon + 1 - start);
                before = timeline.stateAt(at(next));
                start = next;
            }
            HitSeries recent = HitSeries.of(NOON, hits).since(at(start - window));
            feed.update(timeline(rule, before, recent, Instant.MAX).stretch());

            AlertTimeline whole = timeline(rule, QUIET, HitSeries.of(NOON, hits), Instant.MAX);
            assertThat(believed(seed, feed)).as("seed %s", seed).isEqualTo(truth(whole.stretch()));
        }
    }

    @Test
    void aHorizonThatJumpsToAndFroCorrectsNothing() {
        for (long seed = 0; seed < 5_000; seed++) {
            RandomTraffic random = new RandomTraffic(seed);
            AlertRule rule = random.ruleWithWindow(1 + random.below(8));
            HitSeries hits = HitSeries.of(NOON, random.hits(SECONDS, 10));
            RecordedLog feed = new RecordedLog();
            for (int tick = 1; tick <= TICKS; tick++) {
                feed.update(
                        timeline(rule, QUIET, hits, at(random.below(SECONDS))).stretch());
            }
            AlertTimeline whole = timeline(rule, QUIET, hits, Instant.MAX);
            feed.update(whole.stretch());

            assertThat(feed.history)
                    .as("seed %s", seed)
                    .containsExactlyInAnyOrderElementsOf(
                            List.copyOf(whole.stretch().transitions()));
        }
    }

    @Test
    void lateHitsAndAJumpingHorizonTogetherComeOutAtTheTruth() {
        for (long seed = 0; seed < 5_000; seed++) {
            RandomTraffic random = new RandomTraffic(seed);
            AlertRule rule = random.ruleWithWindow(1 + random.below(8));
            long[] hits = new long[SECONDS];
            RecordedLog feed = new RecordedLog();
            for (int tick = 1; tick <= TICKS; tick++) {
                arrive(random, hits, 0);
                feed.update(timeline(rule, QUIET, HitSeries.of(NOON, hits), at(random.below(SECONDS)))
                        .stretch());
            }
            AlertTimeline whole = timeline(rule, QUIET, HitSeries.of(NOON, hits), Instant.MAX);
            feed.update(whole.stretch());

            assertThat(believed(seed, feed)).as("seed %s", seed).isEqualTo(truth(whole.stretch()));
        }
    }

    private static void arrive(RandomTraffic random, long[] hits, int from) {
        if (from == SECONDS) {
            return;
        }
        for (int batch = random.below(4); batch > 0; batch--) {
            int second = from + random.below(SECONDS - from);
            int end = Math.min(SECONDS, second + 1 + random.below(8));
            for (int i = second; i < end; i++) {
                hits[i] += random.below(12);
            }
        }
    }

    /** What a reader of the whole history holds to be true; corrections must fit, and no news may come twice. */
    private static Map<Instant, AlertCorrection.Kind> believed(long seed, RecordedLog feed) {
        List<AlertEvent> history = feed.history;
        assertThat(new HashSet<>(history)).as("seed %s", seed).hasSameSizeAs(history);
        Map<Instant, AlertCorrection.Kind> believed = new HashMap<>();
        for (AlertEvent news : history) {
            switch (news) {
                case AlertTransition notified ->
                    assertThat(believed.put(notified.time(), notified.kind()))
                            .as("seed %s", seed)
                            .isNull();
                case AlertCorrection correction -> {
                    assertThat(believed.remove(correction.was()))
                            .as("seed %s", seed)
                            .isEqualTo(correction.of());
                    correction.time().ifPresent(time -> {
                        boolean earlier = time.isBefore(correction.was());
                        assertThat(earlier)
                                .as("seed %s", seed)
                                .isEqualTo(correction.of() == AlertCorrection.Kind.FIRED);
                        assertThat(believed.put(time, correction.of()))
                                .as("seed %s", seed)
                                .isNull();
                    });
                }
            }
        }
        return believed;
    }

    private static Map<Instant, AlertCorrection.Kind> truth(AlertStretch stretch) {
        Map<Instant, AlertCorrection.Kind> truth = new HashMap<>();
        stretch.transitions().forEach(transition -> truth.put(transition.time(), transition.kind()));
        return truth;
    }
}
