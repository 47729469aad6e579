package httpmonitor.poller.notify;

import static httpmonitor.poller.notify.AlertFixtures.at;
import static httpmonitor.poller.notify.AlertFixtures.ended;
import static httpmonitor.poller.notify.AlertFixtures.firing;
import static httpmonitor.poller.notify.AlertFixtures.view;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.poller.tick.TickClock;
import httpmonitor.retry.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DeliveryLogTest {

    private static final long HOUR = 3_600;

    private final List<String> said = new ArrayList<>();
    private final Clock clock = new Clock();
    private final DeliveryLog log = new DeliveryLog("slack", said::add, clock::nanoTime);
    private final MemoryLedgerStore store = new MemoryLedgerStore(() -> false);
    private boolean away;

    private static final class Clock implements TickClock {

        private long second;

        @Override
        public Instant instant() {
            return at(second);
        }

        @Override
        public long nanoTime() {
            return TimeUnit.SECONDS.toNanos(second);
        }
    }

    @Test
    void aTargetThatStillFailsIsReportedOnceADay() {
        for (int hour = 0; hour < 50; hour++) {
            clock.second = hour * HOUR;
            log.failed("gone");
        }
        log.delivered();

        assertThat(said)
                .containsExactly(
                        "Notifying slack failed, and is tried again: gone",
                        "Notifying slack still fails, 25 times so far: gone",
                        "Notifying slack still fails, 49 times so far: gone",
                        "Notifying slack works again, after 50 failures");
    }

    @Test
    void aTargetThatFailsForOneRuleDoesNotWorkBecauseAnotherRuleIsQuiet() throws Exception {
        Assignment loud = assignment("loud");
        Assignment quiet = assignment("quiet");
        away = true;
        for (int second = 10; second < 200; second++) {
            clock.second = second;
            step(loud, view(second, firing(5)));
            step(quiet, view(second));
        }
        assertThat(said).containsExactly("Notifying slack failed, and is tried again: gone");

        away = false;
        clock.second = 300;
        step(loud, view(300, firing(5)));
        assertThat(said).hasSize(2).last().asString().startsWith("Notifying slack works again, after ");
    }

    @Test
    void noticesThatAreTooLateToBeDeliveredAreCounted() throws Exception {
        Assignment assignment = assignment("rule");
        away = true;
        clock.second = 100;
        step(assignment, view(100, ended(5, 15), ended(30, 40)));
        away = false;
        clock.second = 90_000;
        step(assignment, view(90_000, firing(89_990)));

        assertThat(said)
                .last()
                .asString()
                .endsWith(" failure, without notices of 2 alerts that ended more than a day ago");
        assertThat(log.count().delivered()).isEqualTo(1);
    }

    private static void step(Assignment assignment, RuleView view) throws InterruptedException {
        Optional<Duration> next = assignment.step(view);
        while (next.filter(Duration::isZero).isPresent()) {
            next = assignment.step(view);
        }
    }

    private Assignment assignment(String rule) {
        Target target = new Target() {
            @Override
            public String name() {
                return "slack";
            }

            @Override
            public String identity() {
                return rule;
            }

            @Override
            public void deliver(Notice notice) throws DeliveryException {
                if (away) {
                    throw new DeliveryException("gone");
                }
            }
        };
        return new Assignment(
                target,
                store,
                AlertFixtures.RULE,
                new Decider("me", Duration.ofSeconds(60), Duration.ofSeconds(20), false),
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2), new Random(1)),
                log,
                clock);
    }
}
