package httpmonitor.poller.notify.target;

import httpmonitor.http.JsonBody;
import httpmonitor.poller.notify.AlertDispatcher;
import httpmonitor.poller.notify.DeliveryException;
import httpmonitor.poller.notify.DeliveryLog;
import httpmonitor.poller.notify.PollerState;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.retry.Backoff;
import httpmonitor.retry.Pause;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Posts the state of all alerts to Prometheus' Alertmanager (API v2), when it changes and once a minute. It needs no
 * ledger: Alertmanager merges posts with the same labels from any number of pollers.
 */
public final class AlertmanagerDispatcher implements AlertDispatcher {

    private static final Duration RESEND = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final HttpPost post;
    private final AlertmanagerAlerts alerts;
    private final Backoff backoff;
    private final DeliveryLog log;
    private final TickClock clock;
    private final Pause retry;
    private final Pause resend;
    private List<AlertmanagerAlert> posted = List.of();

    /**
     * For one Alertmanager; a pair needs one dispatcher each.
     *
     * @param url its base URL
     * @param labels labels of every alert, in addition to those of its rule
     * @param poller the name of this poller in the alert that it is blind
     * @param interval between ticks
     * @param say gets sentences for the user when posting begins to fail, and when it works again
     * @throws IllegalArgumentException where it is no URL of HTTP; the message says so
     */
    public AlertmanagerDispatcher(
            URI url,
            Map<String, String> labels,
            String poller,
            Duration interval,
            RandomGenerator random,
            TickClock clock,
            Consumer<String> say) {
        this.post = new HttpPost(URI.create(url.toString().replaceFirst("/*$", "") + "/api/v2/alerts"));
        this.alerts = new AlertmanagerAlerts(labels, poller, validity(interval));
        this.backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
        this.log = new DeliveryLog("Alertmanager " + post.server(), say, clock::nanoTime);
        this.clock = clock;
        this.retry = new Pause(clock::nanoTime);
        this.resend = new Pause(clock::nanoTime);
    }

    /** How long a post is valid, as with Prometheus: three posts may be lost, the fourth is in time. */
    private static Duration validity(Duration interval) {
        return (interval.compareTo(RESEND) > 0 ? interval : RESEND).multipliedBy(4);
    }

    @Override
    public Optional<Duration> work(PollerState pollerState) throws InterruptedException {
        // Alertmanager and other pollers compare these times with their own wall clocks.
        List<AlertmanagerAlert> current = alerts.of(pollerState, clock.instant());
        posted.stream()
                .filter(before -> before.firing() && current.stream().noneMatch(before::isSameAs))
                .forEach(gone -> current.add(gone.endedAt(pollerState.time())));
        if (!retry.left().isZero()) {
            return Optional.of(retry.left());
        }
        if (current.isEmpty() || (isPosted(current) && !resend.left().isZero())) {
            return Optional.empty();
        }
        try {
            post.send(JsonBody.of(current.stream().map(AlertmanagerAlert::json).toList()), Map.of());
            posted = current;
            resend.begin(RESEND);
            log.delivered();
            backoff.reset();
            return Optional.empty();
        } catch (DeliveryException e) {
            log.failed(String.valueOf(e.getMessage()));
            retry.begin(backoff.next());
            return Optional.of(retry.left());
        }
    }

    private boolean isPosted(List<AlertmanagerAlert> current) {
        return current.stream()
                .map(AlertmanagerAlert::state)
                .toList()
                .equals(posted.stream().map(AlertmanagerAlert::state).toList());
    }

    @Override
    public DeliveryLog log() {
        return log;
    }
}
