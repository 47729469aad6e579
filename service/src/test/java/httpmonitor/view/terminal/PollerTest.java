package httpmonitor.view.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertRule;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.View;
import httpmonitor.view.screen.keys.Key;
import httpmonitor.view.screen.state.AnsweredTick;
import httpmonitor.view.screen.state.Chart;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.screen.state.Viewpoint;
import httpmonitor.view.screen.state.Zoom;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clock stands still a second after a tick is due: all further questions are those of viewpoints. */
@Timeout(60)
class PollerTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final AlertRule RULE = new AlertRule(Duration.ofMinutes(2), BigDecimal.TEN, BigDecimal.TEN);
    private static final Viewpoint GIVEN = Viewpoint.of(List.of(RULE), Duration.ofSeconds(10), 10);
    private static final Condition API = Condition.parse("section=/api");

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final BlockingQueue<AnsweredTick> answers = new LinkedBlockingQueue<>();
    private final List<TickReport> ticked = new ArrayList<>();
    private final Poller poller = new Poller(
            new FakeSource(asked),
            new FakeHitLog(asked),
            Duration.ofSeconds(3),
            () -> NOON.plusSeconds(4),
            List::of,
            ticked::add,
            false);

    @BeforeEach
    void theFirstTickIsAnswered() throws InterruptedException {
        poller.start(GIVEN, answers::add, fault -> asked.add(fault.toString()));
        AnsweredTick first = answer();
        assertThat(first.viewpoint()).isEqualTo(GIVEN);
        assertThat(first.report().range().to()).isEqualTo(NOON);
        assertThat(first.history()).isPresent();
        assertThat(questions()).containsOnlyOnce("tick " + NOON).containsOnlyOnce("history of 1800 s in 1 s");
    }

    @AfterEach
    void stop() {
        poller.stop();
        poller.lookFrom(GIVEN);
    }

    private AnsweredTick answer() throws InterruptedException {
        AnsweredTick answer = answers.poll(30, TimeUnit.SECONDS);
        assertThat(answer).as("an answer").isNotNull();
        return answer;
    }

    /** The next answer to that viewpoint about that tick; others may come before it. */
    private AnsweredTick answer(Viewpoint viewpoint, Instant tick) throws InterruptedException {
        AnsweredTick answer = answer();
        while (!answer.viewpoint().equals(viewpoint)
                || !answer.judged().range().to().equals(tick)) {
            answer = answer();
        }
        return answer;
    }

    private List<String> questions() {
        List<String> all = new ArrayList<>();
        asked.drainTo(all);
        return all;
    }

    private static Viewpoint with(TrafficFilter filter, Optional<Instant> at, Optional<Condition> detail) {
        return into(GIVEN.withFilter(filter).at(at), detail);
    }

    private static Viewpoint into(Viewpoint viewpoint, Optional<Condition> detail) {
        View view = new View(viewpoint.filter(), detail.map(of -> new TrafficFilter(List.of(of))));
        return new Viewpoint(view, viewpoint.rules(), viewpoint.interval(), viewpoint.at(), viewpoint.chart(), false);
    }

    /** A clock that shows a time in seconds after noon. */
    private static TickClock clock(AtomicLong second) {
        return new TickClock() {
            @Override
            public Instant instant() {
                return NOON.plusSeconds(second.get());
            }

            @Override
            public long nanoTime() {
                return TimeUnit.SECONDS.toNanos(second.get());
            }
        };
    }

    @Test
    void aLookIntoTheNewestTickIsOneRequest() throws InterruptedException {
        poller.lookFrom(with(TrafficFilter.NONE, Optional.empty(), Optional.of(API)));

        AnsweredTick answer = answer();
        assertThat(answer.report().traffic().orElseThrow().closer().detail()).isPresent();
        assertThat(answer.viewpoint().view().detail().map(TrafficFilter::conditions))
                .contains(List.of(API));
        assertThat(answer.report().range().to()).isEqualTo(NOON);
        assertThat(questions()).containsExactly("tick " + NOON + " into section=/api");
        assertThat(ticked).hasSize(1);
    }

    @Test
    void thePastIsAskedOnceWithItsDetailsInTheSameRequest() throws InterruptedException {
        Instant past = NOON.minusSeconds(60);
        poller.lookFrom(with(TrafficFilter.NONE, Optional.of(past), Optional.of(API)));

        AnsweredTick answer = answer();
        assertThat(answer.report().range().to()).isEqualTo(past);
        assertThat(answer.report().traffic().orElseThrow().closer().detail()).isPresent();
        assertThat(questions())
                .containsOnlyOnce("tick " + past + " into section=/api")
                .doesNotContain("into section=/api");
        assertThat(ticked).hasSize(1);
    }

    /** A poller that has answered its first tick; {@code second} of the minute moves its clock. */
    private Poller started(AtomicLong second, boolean tellsAll) throws InterruptedException {
        Poller started = new Poller(
                new FakeSource(asked),
                new FakeHitLog(asked),
                Duration.ofSeconds(3),
                clock(second),
                List::of,
                report -> {},
                tellsAll);
        started.start(GIVEN, answers::add, fault -> asked.add(fault.toString()));
        answer();
        return started;
    }

    /** Listeners that show figures, such as a page, must not show what the screen filters. */
    @Test
    void listenersToAllHitsGetATickOfAllHitsWhileTheScreenShowsAFilter() throws InterruptedException {
        AtomicLong second = new AtomicLong(4);
        Poller apart = started(second, true);
        Viewpoint errors =
                with(new TrafficFilter(List.of(Condition.parse("status=5xx"))), Optional.empty(), Optional.empty());
        apart.lookFrom(errors);
        answer();
        questions();

        second.addAndGet(10);
        apart.lookFrom(errors);

        Instant tick = NOON.plusSeconds(10);
        answer(errors, tick);
        assertThat(questions()).startsWith("tick " + tick, "tick " + tick + " only status=5xx");
        apart.stop();
        apart.lookFrom(GIVEN);
    }

    /** Only what a key asks for right away is a request of its own. */
    @Test
    void everyPageAndEveryZoomIsOneRequestATick() throws InterruptedException {
        AtomicLong second = new AtomicLong(4);
        Poller paged = started(second, false);
        ScreenState screen = ScreenState.of(GIVEN, ZoneOffset.UTC, NOON);
        int tick = 0;
        for (char key : "2f3n45678zzzz1a".toCharArray()) {
            screen = screen.on(new Key.Typed(key));
            paged.lookFrom(screen.viewpoint());
            answer(screen.viewpoint(), NOON.plusSeconds(tick));
            questions();
            for (int i = 0; i < 2; i++) {
                tick += 10;
                second.addAndGet(10);
                paged.lookFrom(screen.viewpoint());
                answer(screen.viewpoint(), NOON.plusSeconds(tick));
                assertThat(questions()).as("%s", key).containsExactly("tick " + NOON.plusSeconds(tick));
            }
        }
        paged.stop();
        paged.lookFrom(GIVEN);
    }

    @Test
    void aFilterIsOneRequestForTheNewestTickAndJudgesNothingAgain() throws InterruptedException {
        TrafficFilter errors = new TrafficFilter(List.of(Condition.parse("status=5xx")));
        poller.lookFrom(with(errors, Optional.empty(), Optional.empty()));

        AnsweredTick answer = answer();
        assertThat(answer.viewpoint().filter()).isEqualTo(errors);
        assertThat(answer.report().alert()).isSameAs(ticked.getFirst().alert());
        assertThat(questions()).containsExactly("tick " + NOON + " only status=5xx");
        assertThat(ticked).hasSize(1);
    }

    @Test
    void anotherThresholdTicksInAdditionAndNotifiesNoTarget() throws InterruptedException {
        AlertRule higher = new AlertRule(Duration.ofMinutes(2), BigDecimal.valueOf(42), BigDecimal.valueOf(42));
        poller.lookFrom(GIVEN.withRule(higher));

        assertThat(answer().report().alert().rule()).isEqualTo(higher);
        assertThat(questions()).contains("tick " + NOON);
        assertThat(ticked).hasSize(1);
    }

    @Test
    void anotherZoomIsOneReadAndNoTick() throws InterruptedException {
        poller.lookFrom(GIVEN.withChart(new Chart(Zoom.TEN_MINUTES, true)));

        assertThat(answer().history().map(HitSteps::step)).contains(Duration.ofSeconds(10));
        assertThat(questions()).containsExactly("latencies of 600 s in 10 s");
    }

    /** A chart that goes back further than an hour marks what the alert did in that time. */
    @Test
    void aLongChartHasTheAlertsOfItsTime() throws InterruptedException {
        poller.lookFrom(GIVEN.withChart(new Chart(Zoom.DAY, false)));
        assertThat(answer().earlier()).contains(List.of());
        assertThat(questions())
                .contains("history of 259200 s in 300 s", "history of 28800 s")
                .doesNotContain("tick " + NOON);

        poller.lookFrom(GIVEN.withChart(new Chart(Zoom.WEEK, false)));
        assertThat(answer().earlier()).isPresent();
        poller.lookFrom(GIVEN.withChart(new Chart(Zoom.DAY, false)));
        assertThat(answer().earlier()).isEmpty();

        Viewpoint past = GIVEN.withChart(new Chart(Zoom.DAY, false)).at(Optional.of(NOON.minusSeconds(7_200)));
        poller.lookFrom(past);
        assertThat(answer().earlier()).isEmpty();
        poller.lookFrom(past.at(Optional.of(NOON.minus(Duration.ofDays(30)))));
        assertThat(answer().earlier()).isPresent();

        poller.lookFrom(GIVEN.withChart(new Chart(Zoom.DAY, false)));
        assertThat(answer().earlier()).isPresent();
    }

    /** The hits of the fake fire a threshold of 0.5 at their beginning, long before the week. */
    @Test
    void theAlertsOfTheWeekAreReadOnce() throws InterruptedException {
        poller.lookFrom(GIVEN.withAllAlerts());

        assertThat(answer().earlier()).contains(List.of());
        assertThat(questions()).contains("history of 28800 s").doesNotContain("tick " + NOON);
        poller.lookFrom(GIVEN);
        answer();
        poller.lookFrom(GIVEN.withAllAlerts());
        assertThat(answer().earlier()).isEmpty();
        assertThat(questions()).isEmpty();
    }

    @Test
    void percentilesAreReadOnceForEachColumn() throws InterruptedException {
        poller.lookFrom(GIVEN.withChart(new Chart(Zoom.HOUR, true)));

        assertThat(answer().history().map(steps -> steps.p95().size())).contains(60);
        assertThat(questions()).containsExactly("latencies of 3600 s in 60 s");
        poller.lookFrom(GIVEN.withChart(new Chart(Zoom.HOUR, true)));
        assertThat(answer().history()).isEmpty();
        assertThat(questions()).isEmpty();
    }

    @Test
    void theWayBackNeedsNoTick() throws InterruptedException {
        poller.lookFrom(with(TrafficFilter.NONE, Optional.of(NOON.minusSeconds(60)), Optional.empty()));
        answer();
        questions();

        poller.lookFrom(GIVEN);

        assertThat(answer().report().range().to()).isEqualTo(NOON);
        assertThat(questions()).containsExactly("history of 1800 s in 1 s");
    }

    @Test
    void aLongIntervalLeavesTheAlertWithTheTicks() throws InterruptedException {
        poller.lookFrom(into(GIVEN.withInterval(Duration.ofMinutes(7)), Optional.of(API)));

        AnsweredTick answer = answer();
        assertThat(answer.judged().range().to()).isEqualTo(NOON);
        assertThat(answer.judged().alert()).isSameAs(ticked.getFirst().alert());
        Instant multiple = NOON;
        assertThat(answer.report().range().to()).isEqualTo(multiple);
        assertThat(answer.report().range().seconds()).isEqualTo(420);
        assertThat(answer.report().traffic().orElseThrow().closer().detail()).isPresent();
        assertThat(questions()).containsExactly("tick " + multiple + " into section=/api");
    }

    @Test
    void aTriedThresholdIsJudgedTickByTickWithAnyInterval() throws InterruptedException {
        AlertRule higher = new AlertRule(Duration.ofMinutes(2), BigDecimal.valueOf(42), BigDecimal.valueOf(42));
        poller.lookFrom(GIVEN.withRule(higher).withInterval(Duration.ofMinutes(7)));

        AnsweredTick answer = answer();
        assertThat(answer.judged().alert().rule()).isEqualTo(higher);
        assertThat(answer.judged().range().to()).isEqualTo(NOON);
        assertThat(answer.report().range().seconds()).isEqualTo(420);
    }

    @Test
    void ofATimeBeforeTheOldestHitNothingIsKnown() throws InterruptedException {
        poller.lookFrom(with(TrafficFilter.NONE, Optional.of(FakeSource.BEGINNING.minusSeconds(60)), Optional.empty()));

        TickReport report = answer().report();
        assertThat(report.alert().state()).isEmpty();
        assertThat(report.notes())
                .containsExactly("The oldest hit that is stored is of " + FakeSource.BEGINNING
                        + ": of earlier times nothing is known.");
    }
}
