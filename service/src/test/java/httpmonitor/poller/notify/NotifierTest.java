package httpmonitor.poller.notify;

import static httpmonitor.poller.notify.AlertFixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NotifierTest {

    private static PollerState pollerState(int second) {
        return new PollerState(at(second), List.of(), Optional.empty());
    }

    /** Hands every sighting over, and waits until it is taken. */
    private static final class Handing implements AlertDispatcher {

        private final SynchronousQueue<PollerState> hands = new SynchronousQueue<>();
        private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
        private final DeliveryLog log = new DeliveryLog("hands", failures::add, System::nanoTime);
        private final AtomicInteger again = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile boolean broken;

        @Override
        public Optional<Duration> work(PollerState pollerState) throws InterruptedException {
            hands.put(pollerState);
            done.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("a mistake");
            }
            return again.getAndDecrement() > 0 ? Optional.of(Duration.ZERO) : Optional.empty();
        }

        @Override
        public DeliveryLog log() {
            return log;
        }
    }

    @Test
    void aSlowTargetDelaysNoOtherAndGetsTheNewestState() throws Exception {
        Handing slow = new Handing();
        Handing quick = new Handing();
        Notifier notifier = new Notifier(List.of(slow, quick));

        notifier.update(pollerState(0));
        assertThat(quick.hands.take()).isEqualTo(pollerState(0));
        notifier.update(pollerState(10));
        assertThat(quick.hands.take()).isEqualTo(pollerState(10));
        notifier.update(pollerState(20));
        assertThat(quick.hands.take()).isEqualTo(pollerState(20));
        PollerState first = slow.hands.take();
        if (!first.equals(pollerState(20))) {
            assertThat(slow.hands.take()).isEqualTo(pollerState(20));
        }
        notifier.close();
    }

    @Test
    void workThatIsDueAgainIsDoneWithoutNews() throws Exception {
        Handing dispatcher = new Handing();
        dispatcher.again.set(1);
        Notifier notifier = new Notifier(List.of(dispatcher));

        notifier.update(pollerState(0));
        assertThat(dispatcher.hands.take()).isEqualTo(pollerState(0));
        assertThat(dispatcher.hands.take()).isEqualTo(pollerState(0));
        notifier.close();
    }

    @Test
    void aMistakeIsReportedAndTheNextTickTriesAgain() throws Exception {
        Handing dispatcher = new Handing();
        dispatcher.broken = true;
        Notifier notifier = new Notifier(List.of(dispatcher));

        notifier.update(pollerState(0));
        dispatcher.hands.take();
        notifier.update(pollerState(10));
        assertThat(dispatcher.hands.take()).isEqualTo(pollerState(10));
        assertThat(dispatcher.failures).first().asString().contains("a mistake");
        notifier.close();
    }

    @Test
    void closingWaitsForWhatIsOnItsWay() {
        Handing dispatcher = new Handing();
        Notifier notifier = new Notifier(List.of(dispatcher));
        notifier.update(pollerState(0));
        Thread.ofVirtual().start(() -> {
            try {
                dispatcher.hands.take();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        notifier.close();
        assertThat(dispatcher.done).hasValue(1);
    }
}
