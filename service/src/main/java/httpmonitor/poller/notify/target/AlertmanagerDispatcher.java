package httpmonitor.poller.notify.target;

import httpmonitor.http.JsonBody;
import httpmonitor.poller.notify.AlertDispatcher;
import httpmonitor.poller.notify.DeliveryCount;
import httpmonitor.poller.notify.DeliveryException;
import httpmonitor.poller.notify.DeliveryLog;
import httpmonitor.poller.notify.PollerState;
import httpmonitor.retry.Backoff;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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
    private List<AlertmanagerAlert> posted = List.of();
    private Instant resendAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;

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
            Consumer<String> say) {
        this.post = new HttpPost(URI.create(url.toString().replaceFirst("/*$", "") + "/api/v2/alerts"));
        this.alerts = new AlertmanagerAlerts(labels, poller, validity(interval));
        this.backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE, random);
        this.log = new DeliveryLog(name(), say);
    }

    /** How long a post is valid, as with Prometheus: three posts may be lost, the fourth is in time. */
    private static Duration validity(Duration interval) {
        return (interval.compareTo(RESEND) > 0 ? interval : RESEND).multipliedBy(4);
    }

    @Override
    public String name() {
        return "Alertmanager " + post.server();
    }

    @Override
    public Optional<Instant> work(PollerState pollerState, Instant now) throws InterruptedException {
        List<AlertmanagerAlert> current = alerts.of(pollerState, now);
        if (now.isBefore(notBefore)) {
            return Optional.of(notBefore);
        }
        if (current.isEmpty() || (isPosted(current) && now.isBefore(resendAt))) {
            return Optional.empty();
        }
        try {
            post.send(JsonBody.of(current.stream().map(AlertmanagerAlert::json).toList()), Map.of());
            posted = current;
            resendAt = now.plus(RESEND);
            log.delivered();
            backoff.reset();
            return Optional.empty();
        } catch (DeliveryException e) {
            log.failed(String.valueOf(e.getMessage()));
            notBefore = now.plus(backoff.next());
            return Optional.of(notBefore);
        }
    }

    private boolean isPosted(List<AlertmanagerAlert> current) {
        return current.stream()
                .map(AlertmanagerAlert::state)
                .toList()
                .equals(posted.stream().map(AlertmanagerAlert::state).toList());
    }

    @Override
    public void failed(String reason) {
        log.failed(reason);
    }

    @Override
    public DeliveryCount count() {
        return log.count();
    }
}
