package httpmonitor.poller.notify.target;

import httpmonitor.http.JsonBody;
import httpmonitor.poller.notify.DeliveryException;
import httpmonitor.poller.notify.Notice;
import httpmonitor.poller.notify.Target;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/** Posts every notice to a URL, as JSON in HttpMonitor's own form or in Slack's. */
public final class Webhook implements Target {

    private final HttpPost post;
    private final Map<String, String> labels;
    private final boolean isSlack;
    private final String identity;

    private Webhook(URI url, Map<String, String> labels, boolean isSlack) {
        this.post = new HttpPost(url);
        this.labels = Map.copyOf(labels);
        this.isSlack = isSlack;
        this.identity = (isSlack ? "slack " : "webhook ") + url;
    }

    /**
     * Posts HttpMonitor's own form, with the notice's id as {@code Idempotency-Key}.
     *
     * @param labels sent with every notice
     * @throws IllegalArgumentException where it is no URL of HTTP; the message says so
     */
    public static Webhook json(URI url, Map<String, String> labels) {
        return new Webhook(url, labels, false);
    }

    /**
     * Posts {@code {"text": …}}, the form of Slack's incoming webhooks, which Mattermost, Rocket.Chat and others
     * accept too. Its three special characters are escaped as Slack requires.
     *
     * @param labels what is added to every text
     * @throws IllegalArgumentException where it is no URL of HTTP; the message says so
     */
    public static Webhook slack(URI url, Map<String, String> labels) {
        return new Webhook(url, labels, true);
    }

    @Override
    public String name() {
        return (isSlack ? "Slack webhook " : "webhook ") + post.server();
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public void deliver(Notice notice) throws DeliveryException, InterruptedException {
        if (isSlack) {
            post.send(JsonBody.of(Map.of("text", escaped(text(notice)))), Map.of());
        } else {
            post.send(JsonBody.of(NoticeBody.of(notice, labels)), Map.of("Idempotency-Key", notice.id()));
        }
    }

    private String text(Notice notice) {
        String extra = labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(label -> ", " + label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining());
        String filter =
                notice.rule().filter().isEmpty() ? "" : ", " + notice.rule().filter();
        return notice.message() + "\n" + notice.rule().name() + ": "
                + notice.rule().index() + filter + extra;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
