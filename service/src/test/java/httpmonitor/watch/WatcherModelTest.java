package httpmonitor.watch;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertCorrection.Kind;
import httpmonitor.alert.AlertNews;
import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertStretch;
import httpmonitor.alert.AlertTransition;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.watch.MemoryStore.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * A poller that is carried from tick to tick, through outages, restarts, late lines and sources that stall, against one that has just
 * started, and at the end against a replay. A failure names its seed.
 */
class WatcherModelTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int TICKS = 40;

    @Test
    void aPollerTellsWhatTheStoredHitsImply() throws Exception {
        for (long seed = 0; seed < 600; seed++) {
            try {
                new Run(new RandomScene(seed)).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static final class Run {

        private final RandomScene scene;
        private final MemoryStore store = new MemoryStore();
        private final TestClock clock = new TestClock();
        private final List<AlertNews> told = new ArrayList<>();
        private Watcher carried;
        private Instant startedAt = Instant.MIN;

        Run(RandomScene scene) {
            this.scene = scene;
            this.carried = watcher();
        }

        private Watcher watcher() {
            return Watcher.ofThePresent(store, scene.rule(), INTERVAL, clock);
        }

        void run() throws TrafficUnavailableException {
            Instant t = scene.firstTick();
            for (int i = 0; i < TICKS; i++) {
                clock.moveTo(t.plusSeconds(3));
                scene.storeUpTo(store, clock.instant());
                store.become(scene.oneIn(8) ? Mood.AWAY : scene.oneIn(12) ? Mood.WITHOUT_HISTORY : Mood.WELL);
                if (scene.oneIn(15)) {
                    restart();
                }
                tick(t);
                t = t.plus(INTERVAL.multipliedBy(scene.ticksToSleep()));
            }
            finish(t);
        }

        private void restart() {
            carried = watcher();
            told.clear();
            startedAt = Instant.MIN;
        }

        private void tick(Instant t) {
            TickReport report = carried.onTick(t, 0);
            told.addAll(report.news());
            assertThat(report.history()).isEqualTo(told);
            if (report.traffic().isEmpty()) {
                assertThat(report.news()).isEmpty();
                assertThat(report.alert().blind()).isPresent();
                return;
            }
            if (startedAt.equals(Instant.MIN)) {
                startedAt = t;
            }
            store.become(Mood.WELL);
            AlertReport fresh = watcher().onTick(t, 0).alert();
            assertThat(report.alert()).as("at %s", t).isEqualTo(fresh);
        }

        /** Everything arrives, and is covered: then nothing is open any more. */
        private void finish(Instant last) throws TrafficUnavailableException {
            Instant end = last.plusSeconds(6_000);
            clock.moveTo(end.plusSeconds(3));
            scene.storeUpTo(store, clock.instant());
            store.become(Mood.WELL);
            tick(end);
            clock.moveTo(end.plusSeconds(13));
            scene.storeUpTo(store, clock.instant());
            tick(end.plus(INTERVAL));

            Instant from = startedAt.minus(AlertTracker.TOLD_AT_START);
            AlertStretch truth = new AlertReplay(scene.rule(), store)
                    .over(new TimeRange(from, end.plus(INTERVAL).plusSeconds(1)), Instant.MAX);
            NavigableMap<Instant, Kind> expected = new TreeMap<>();
            truth.transitions().forEach(transition -> expected.put(transition.time(), transition.kind()));
            assertThat(believed().tailMap(from)).isEqualTo(expected);
        }

        /** What a reader of all the news holds to be true; nothing is told twice, and corrections are of what was told. */
        private NavigableMap<Instant, Kind> believed() {
            NavigableMap<Instant, Kind> believed = new TreeMap<>();
            for (AlertNews news : told) {
                switch (news) {
                    case AlertTransition transition ->
                        assertThat(believed.put(transition.time(), transition.kind()))
                                .isNull();
                    case AlertCorrection correction -> {
                        assertThat(believed.remove(correction.was())).isEqualTo(correction.of());
                        Map.Entry<Instant, Kind> moved = correction
                                .time()
                                .map(time -> Map.entry(time, correction.of()))
                                .orElse(null);
                        if (moved != null) {
                            assertThat(believed.put(moved.getKey(), moved.getValue()))
                                    .isNull();
                        }
                    }
                }
            }
            return believed;
        }
    }
}
