package httpmonitor.poller.notify.target;

import static httpmonitor.poller.notify.AlertFixtures.RULE;
import static httpmonitor.poller.notify.AlertFixtures.at;
import static httpmonitor.poller.notify.AlertFixtures.firing;

import httpmonitor.poller.notify.AlertFixtures;
import httpmonitor.poller.notify.DeliveryException;
import httpmonitor.poller.notify.Notice;
import httpmonitor.poller.notify.PollerState;
import httpmonitor.poller.notify.Target;
import httpmonitor.poller.tick.TickClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Posts a notice to each URL it is given, as a program with a trust store of its own: one line says how it went. */
final class WebhookProgram {

    private WebhookProgram() {}

    public static void main(String[] urls) throws Exception {
        for (String url : urls) {
            System.out.println(posted(Webhook.json(URI.create(url), Map.of())));
            System.out.println(posted(Webhook.slack(URI.create(url), Map.of())));
            String said = state(URI.create(url));
            System.out.println(said.isEmpty() ? "taken" : said);
        }
    }

    private static String posted(Target target) throws InterruptedException {
        try {
            target.deliver(new Notice(Notice.Kind.FIRED, RULE, firing(5), at(5)));
            return "taken";
        } catch (DeliveryException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String state(URI url) throws InterruptedException {
        StringBuilder said = new StringBuilder();
        AlertmanagerDispatcher dispatcher = new AlertmanagerDispatcher(
                url, Map.of(), "p", Duration.ofSeconds(10), new Random(1), TickClock.system(), said::append);
        PollerState pollerState = new PollerState(at(6), List.of(AlertFixtures.view(6, firing(5))), Optional.empty());
        dispatcher.work(pollerState);
        return said.toString();
    }
}
