package httpmonitor.poller.notify.target;

import httpmonitor.poller.notify.DeliveryException;
import httpmonitor.poller.notify.Notice;
import httpmonitor.poller.notify.Target;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Posts every notice as {@code {"text": …}}, the form of Slack's incoming webhooks, which Mattermost, Rocket.Chat and
 * others accept too. Its three special characters are escaped as Slack requires.
 */
public final class Slack implements Target {

    private final HttpPost post;
    private final String identity;
    private final Map<String, String> labels;

    /** Like {@link Webhook#Webhook}. */
    public Slack(URI url, Map<String, String> labels) {
        this.post = new HttpPost(url);
        this.identity = "slack " + url;
        this.labels = Map.copyOf(labels);
    }

    @Override
    public String name() {
        return "Slack webhook " + post.server();
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public void tell(Notice notice) throws DeliveryException, InterruptedException {
        post.send(JsonBody.of(Map.of("text", escaped(text(notice)))), Map.of());
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
