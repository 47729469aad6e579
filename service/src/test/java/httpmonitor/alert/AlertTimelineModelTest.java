package httpmonitor.alert;

import static httpmonitor.alert.SeriesNotation.NOON;
import static httpmonitor.alert.SeriesNotation.at;
import static httpmonitor.alert.SeriesNotation.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.traffic.HitSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fold against {@link ReferenceAlert}, on series and rules drawn at random. */
class AlertTimelineModelTest {

    private static final AlertState QUIET = new AlertState.Quiet();

    @Test
    void theFoldFindsWhatTheDefinitionSays() {
        int transitions = 0;
        for (long seed = 0; seed < 25_000; seed++) {
            transitions += compare(seed, 12, 60);
        }
        assertThat(transitions).isGreaterThan(50_000);
    }

    @Test
    void windowsOfHoursAreFoldedAlike() {
        for (long seed = 0; seed < 4; seed++) {
            compare(seed, 21_600, 300);
        }
    }

    @Test
    void cuttingTheSeriesAnywhereChangesNothing() {
        for (long seed = 0; seed < 20_000; seed++) {
            RandomTraffic random = new RandomTraffic(seed);
            AlertRule rule = random.ruleWithWindow(1 + random.below(12));
            HitSeries hits = hits(random, rule, 60);
            Instant horizon = horizon(random, hits);
            AlertTimeline whole = timeline(rule, QUIET, hits, horizon);

            AlertState state = QUIET;
            List<AlertTransition> transitions = new ArrayList<>();
            Instant start = hits.range().from().plus(rule.window());
            while (start.isBefore(hits.range().to())) {
                Instant end = earlier(
                        start.plusSeconds(random.below(20)), hits.range().to());
                assertThat(whole.stateAt(start)).as("seed %s", seed).isEqualTo(state);
                AlertTimeline part = timeline(rule, state, hits.until(end).since(start.minus(rule.window())), horizon);
                transitions.addAll(part.stretch().transitions());
                state = part.stretch().state();
                start = end;
            }

            assertThat(transitions)
                    .as("seed %s", seed)
                    .isEqualTo(whole.stretch().transitions());
            assertThat(state).as("seed %s", seed).isEqualTo(whole.stretch().state());
        }
    }

    private static int compare(long seed, int longestWindow, int seconds) {
        RandomTraffic random = new RandomTraffic(seed);
        AlertRule rule = random.ruleWithWindow(1 + random.below(longestWindow));
        HitSeries hits = hits(random, rule, seconds);
        Instant horizon = horizon(random, hits);

        AlertTimeline timeline = timeline(rule, QUIET, hits, horizon);
        ReferenceAlert reference = new ReferenceAlert(rule, hits, horizon);

        assertThat(timeline.stretch().transitions()).as("seed %s", seed).isEqualTo(reference.transitions());
        assertThat(timeline.stretch().state()).as("seed %s", seed).isEqualTo(reference.state());
        assertThat(timeline.stretch().certainUntil()).as("seed %s", seed).isEqualTo(reference.certainUntil());
        return timeline.stretch().transitions().size();
    }

    private static HitSeries hits(RandomTraffic random, AlertRule rule, int seconds) {
        int length = Math.toIntExact(rule.window().toSeconds()) + random.below(seconds);
        return HitSeries.of(NOON, random.hits(length, Math.max(10, length / 5)));
    }

    private static Instant horizon(RandomTraffic random, HitSeries hits) {
        return random.oneIn(2)
                ? Instant.MAX
                : at(random.below(Math.toIntExact(hits.range().seconds()) + 1));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
