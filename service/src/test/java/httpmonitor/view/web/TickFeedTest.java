package httpmonitor.view.web;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertRule;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TestReports;
import httpmonitor.poller.tick.TickReport.Ingest;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TickFeedTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TickFeed feed = new TickFeed(10, Set.of());

    private void publish(int second) {
        AlertRule rule = new AlertRule(Duration.ofMinutes(2), BigDecimal.TEN, BigDecimal.TEN);
        AlertReport alert = TestReports.alert(
                rule,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.of(new AlertReport.Blind(NOON, "the store is away")));
        feed.publish(TestReports.tick(
                TimeRange.endingAt(NOON.plusSeconds(second), Duration.ofSeconds(10)),
                0,
                Optional.empty(),
                List.of(alert),
                List.of(),
                List.of(),
                Ingest.UNKNOWN,
                Duration.ZERO,
                List.of()));
    }

    /** One tick serves all pages; without a page there are no lists. */
    @Test
    void ticksHaveAllListsWhileAReaderLooksAtThem() {
        publish(10);
        assertThat(feed.lists()).isEmpty();
        assertThat(feed.listed()).isEmpty(); // of a tick that was not answered
        for (int second = 20; second <= 40; second += 10) {
            assertThat(feed.lists()).containsExactlyInAnyOrder(HitList.values());
            publish(second);
        }
        assertThat(feed.lists()).isEmpty();
    }

    private List<Instant> after(Optional<Instant> seen) throws InterruptedException {
        return feed.after(feed.placeAfter(seen), 1).stream()
                .map(TickFeed.Event::time)
                .toList();
    }

    @Test
    void aNewReaderGetsTheNewestTickAndOneThatWasCutOffThoseThatItMissed() throws Exception {
        publish(10);
        publish(20);
        publish(30);

        assertThat(after(Optional.empty())).containsExactly(NOON.plusSeconds(30));
        assertThat(after(Optional.of(NOON.plusSeconds(10))))
                .containsExactly(NOON.plusSeconds(20), NOON.plusSeconds(30));
        assertThat(after(Optional.of(NOON.plusSeconds(30)))).isEmpty();
        assertThat(after(Optional.of(NOON.minusSeconds(900)))).hasSize(3);
    }

    @Test
    void aClockThatIsSetBackHidesNoTick() throws Exception {
        publish(30);
        long place = feed.placeAfter(Optional.of(NOON.plusSeconds(30)));
        publish(10);

        assertThat(feed.after(place, 1)).extracting(TickFeed.Event::time).containsExactly(NOON.plusSeconds(10));
    }

    @Test
    void onlyTheLastTicksAreKept() throws Exception {
        for (int second = 0; second < 4_000; second += 10) {
            publish(second);
        }

        assertThat(after(Optional.of(NOON.minusSeconds(1))))
                .hasSize(360)
                .first()
                .isEqualTo(NOON.plusSeconds(400));
    }

    @Test
    void aFeedThatIsClosedEndsEveryWait() throws Exception {
        feed.close();

        assertThat(feed.after(0, 600_000)).isEmpty();
        assertThat(feed.isClosed()).isTrue();
    }
}
