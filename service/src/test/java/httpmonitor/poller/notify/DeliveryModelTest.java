package httpmonitor.poller.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Several pollers tell one target about random alerts, which late hits change, while they die, stall and lose answers.
 */
class DeliveryModelTest {

    private static final int END = 900;
    private static final int SETTLED = 2_000;

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyAlertIsDeliveredAtLeastOnce(long seed) throws Exception {
        SimulatedPollers pollers = new SimulatedPollers(seed, true, false);
        pollers.run(END, SETTLED);

        assertThatAllIsDelivered(pollers);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyNoticeIsDeliveredOnceWhereNoPollerDiesBeforeItsRecord(long seed) throws Exception {
        SimulatedPollers pollers = new SimulatedPollers(seed, false, false);
        pollers.run(END, SETTLED);

        assertThatAllIsDelivered(pollers);
        assertThat(pollers.notified()).extracting(Notice::id).doesNotHaveDuplicates();
        Map<Object, Integer> fires = new HashMap<>();
        for (Notice notice : pollers.notified()) {
            if (notice.kind() == Notice.Kind.FIRED || notice.kind() == Notice.Kind.LATE) {
                fires.merge(notice.key(), 1, Integer::sum);
            }
        }
        assertThat(fires.values()).allMatch(times -> times == 1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyAlertIsDeliveredAndNoneIsLeftFiringWhereLateHitsRemoveAlerts(long seed) throws Exception {
        SimulatedPollers pollers = new SimulatedPollers(seed, true, true);
        pollers.run(END, SETTLED);

        for (SeenAlert alert : pollers.truth(SETTLED)) {
            assertThat(pollers.notified())
                    .as("notices about %s", alert)
                    .anyMatch(notice -> notice.alert().overlaps(alert));
        }
        assertThat(pollers.ledger().entries())
                .allMatch(entry -> entry.pending(AlertFixtures.RULE, false).isEmpty());
        assertThat(pollers.ledger().entries()).allMatch(entry -> !entry.alert().isFiring());
    }

    private static void assertThatAllIsDelivered(SimulatedPollers pollers) {
        List<SeenAlert> truth = pollers.truth(SETTLED);
        for (SeenAlert alert : truth) {
            List<Notice> about = pollers.notified().stream()
                    .filter(notice -> isAbout(notice, alert))
                    .toList();
            assertThat(about).as("notices about %s", alert).isNotEmpty();
            assertThat(about.getLast().alert().isFiring())
                    .as("the last of %s", about)
                    .isFalse();
        }
        assertThat(pollers.notified()).allMatch(notice -> truth.stream().anyMatch(alert -> isAbout(notice, alert)));
    }

    /** Late hits only make alerts longer: what was once known to fire fires. */
    private static boolean isAbout(Notice notice, SeenAlert alert) {
        return !notice.key().isBefore(alert.firedAt()) && !alert.endsBy(notice.key());
    }
}
