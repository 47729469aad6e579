package httpmonitor.poller.notify.target;

import static httpmonitor.poller.notify.AlertFixtures.at;
import static httpmonitor.poller.notify.AlertFixtures.firing;
import static httpmonitor.poller.notify.AlertFixtures.view;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.poller.notify.PollerState;
import httpmonitor.poller.tick.TestClock;
import httpmonitor.testing.UnboundedServer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every server here sends without end: without a bound these tests would not end either. */
@Timeout(60)
class AlertmanagerAnswersIT {

    private final List<String> said = new ArrayList<>();

    private AlertmanagerDispatcher post(UnboundedServer server) throws InterruptedException {
        TestClock clock = new TestClock();
        clock.moveTo(at(13));
        AlertmanagerDispatcher dispatcher = new AlertmanagerDispatcher(
                URI.create(server.url()), Map.of(), "web-1", Duration.ofSeconds(10), new Random(1), clock, said::add);
        PollerState state = new PollerState(at(10), List.of(view(10, firing(5))), Optional.empty());
        var unused = dispatcher.work(state);
        return dispatcher;
    }

    @Test
    void anAnswerWithoutEndIsReadToABoundAndCountsByItsStatus() throws Exception {
        try (UnboundedServer taking = UnboundedServer.flooding(200)) {
            assertThat(post(taking).log().count().delivered()).isEqualTo(1);
        }
        assertThat(said).isEmpty();
    }

    @Test
    void aRefusalWithoutEndIsReportedWithItsStatus() throws Exception {
        try (UnboundedServer refusing = UnboundedServer.flooding(500)) {
            assertThat(post(refusing).log().count().failed()).isEqualTo(1);
        }
        assertThat(said).singleElement().asString().contains(" answers 500").hasSizeLessThan(1_000);
    }
}
