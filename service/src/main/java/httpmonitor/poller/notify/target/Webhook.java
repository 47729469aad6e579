package httpmonitor.poller.notify.target;

import httpmonitor.poller.notify.DeliveryException;
import httpmonitor.poller.notify.Notice;
import httpmonitor.poller.notify.Target;
import java.net.URI;
import java.util.Map;

/** Posts every notice as JSON in HttpMonitor's own form, with the notice's id as {@code Idempotency-Key}. */
public final class Webhook implements Target {

    private final HttpPost post;
    private final String identity;
    private final Map<String, String> labels;

    /**
     * For a URL.
     *
     * @param labels sent with every notice
     * @throws IllegalArgumentException where it is no URL of HTTP; the message says so
     */
    public Webhook(URI url, Map<String, String> labels) {
        this.post = new HttpPost(url);
        this.identity = "webhook " + url;
        this.labels = Map.copyOf(labels);
    }

    @Override
    public String name() {
        return "webhook " + post.server();
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public void tell(Notice notice) throws DeliveryException, InterruptedException {
        post.send(JsonBody.of(NoticeBody.of(notice, labels)), Map.of("Idempotency-Key", notice.id()));
    }
}
