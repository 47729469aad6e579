package httpmonitor.poller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertCorrection.Kind;
import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertTransition;
import httpmonitor.alert.DataExtent;
import httpmonitor.alert.RuleEvent;
import httpmonitor.poller.notify.AlertBook;
import httpmonitor.poller.notify.SeenAlert;
import httpmonitor.poller.tick.MemoryStore.Mood;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Live equals backtest, for every kind of rule: a poller that is carried from tick to tick, through outages, restarts,
 * late lines and sources that stall, against one that has just started, and at the end against a replay. A failure
 * names its seed.
 *
 * <p>{@code -Dhttpmonitor.scenes=10000} draws as many, {@code -Dhttpmonitor.firstScene=N} begins with another seed.
 */
class WatcherModelTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int TICKS = 40;
    private static final long SCENES = Long.getLong("httpmonitor.scenes", 300);
    private static final long FIRST_SCENE = Long.getLong("httpmonitor.firstScene", 0);

    @Test
    void aPollerReportsWhatTheStoredHitsImply() throws Exception {
        for (long seed = FIRST_SCENE; seed < FIRST_SCENE + SCENES; seed++) {
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
        private final List<RuleEvent> notified = new ArrayList<>();
        private final List<List<RuleEvent>> notifiedByTick = new ArrayList<>();
        private final Map<AlertRule, AlertBook> books = new HashMap<>();
        private final Map<AlertRule, List<SeenAlert>> known = new HashMap<>();
        private Watcher carried;
        private Instant startedAt = Instant.MIN;

        Run(RandomScene scene) {
            this.scene = scene;
            this.carried = watcher();
        }

        private Watcher watcher() {
            return Watcher.live(store, scene.rules(), INTERVAL, clock);
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
            notified.clear();
            notifiedByTick.clear();
            books.clear();
            startedAt = Instant.MIN;
        }

        private void tick(Instant t) {
            TickReport report = carried.onTick(t, 0);
            notified.addAll(report.news());
            notifiedByTick.add(report.news());
            report.alerts().forEach(alert -> keep(t, alert, of(alert.rule(), report.news())));
            int earlier = Math.toIntExact(report.earlierEvents());
            assertThat(report.history()).isEqualTo(notified.subList(earlier, notified.size()));
            if (report.traffic().isEmpty()) {
                assertThat(report.news()).isEmpty();
                assertThat(report.alert().blind()).isPresent();
                return;
            }
            if (startedAt.equals(Instant.MIN)) {
                startedAt = t;
            }
            store.become(Mood.WELL);
            List<AlertReport> fresh = watcher().onTick(t, 0).alerts();
            for (int i = 0; i < fresh.size(); i++) {
                assertThat(report.alerts().get(i)).as("at %s", t).isEqualTo(fresh.get(i));
            }
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

            for (AlertRule rule : scene.rules()) {
                NavigableMap<Instant, Kind> truth = truth(rule, end.plus(INTERVAL));
                assertThat(believed(rule)).as("%s", rule).isEqualTo(truth);
                assertThat(kept(rule)).as("%s in the book", rule).isEqualTo(truth);
            }
        }

        private void keep(Instant t, AlertReport alert, List<AlertEvent> news) {
            AlertBook book = books.computeIfAbsent(alert.rule(), rule -> new AlertBook());
            boolean blind = alert.blind().isPresent();
            known.put(alert.rule(), book.update(t, news, alert.state(), alert.window(), blind));
        }

        /** The alerts of the book that notifications are made of. */
        private NavigableMap<Instant, Kind> kept(AlertRule rule) {
            NavigableMap<Instant, Kind> kept = new TreeMap<>();
            for (SeenAlert alert : known.getOrDefault(rule, List.of())) {
                assertThat(kept.put(alert.firedAt(), Kind.FIRED)).isNull();
                alert.recovery().ifPresent(end -> kept.put(end.at(), Kind.RECOVERED));
            }
            return new TreeMap<>(kept.tailMap(notifiedSince()));
        }

        private NavigableMap<Instant, Kind> truth(AlertRule rule, Instant last) throws TrafficUnavailableException {
            DataExtent coverage = rule.needsBeginning()
                    ? new DataExtent(store.beginning().orElse(Instant.MAX), Instant.MAX)
                    : DataExtent.until(Instant.MAX);
            NavigableMap<Instant, Kind> truth = new TreeMap<>();
            new AlertReplay(rule, store.counting(rule.counting()))
                    .over(new TimeRange(notifiedSince(), last.plusSeconds(1)), coverage)
                    .transitions()
                    .forEach(transition -> truth.put(transition.time(), transition.kind()));
            return truth;
        }

        private Instant notifiedSince() {
            return startedAt.minus(AlertTracker.NOTIFIED_AT_START);
        }

        /** The alerts that follow from all events of a rule. Every correction must be of an emitted transition. */
        private NavigableMap<Instant, Kind> believed(AlertRule rule) {
            NavigableMap<Instant, Kind> believed = new TreeMap<>();
            for (List<AlertEvent> news : ticks(rule)) {
                for (AlertEvent item : news) {
                    if (item instanceof AlertCorrection correction) {
                        assertThat(believed.remove(correction.was())).isEqualTo(correction.of());
                    }
                }
                for (AlertEvent item : news) {
                    believe(believed, item);
                }
            }
            return new TreeMap<>(believed.tailMap(notifiedSince()));
        }

        private static void believe(NavigableMap<Instant, Kind> believed, AlertEvent news) {
            switch (news) {
                case AlertTransition transition ->
                    assertThat(believed.put(transition.time(), transition.kind()))
                            .isNull();
                case AlertCorrection correction ->
                    correction
                            .time()
                            .ifPresent(time -> assertThat(believed.put(time, correction.of()))
                                    .isNull());
            }
        }

        /**
         * The news of each tick: where one transition moved to where another one was, the order in a tick does not
         * matter.
         */
        private List<List<AlertEvent>> ticks(AlertRule rule) {
            return notifiedByTick.stream().map(news -> of(rule, news)).toList();
        }

        private static List<AlertEvent> of(AlertRule rule, List<RuleEvent> news) {
            return news.stream()
                    .filter(item -> item.rule().equals(rule))
                    .map(RuleEvent::news)
                    .toList();
        }
    }
}
