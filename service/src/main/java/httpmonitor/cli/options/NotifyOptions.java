package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import httpmonitor.poller.notify.Target;
import httpmonitor.poller.notify.target.CommandTarget;
import httpmonitor.poller.notify.target.Webhook;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options for the targets that are notified of alerts. */
@Topic.Of(Topic.NOTIFICATIONS)
public final class NotifyOptions extends OptionGroup {

    @Option(
            names = "--alertmanager",
            split = "\n",
            paramLabel = "URL",
            description = "Keep this Prometheus Alertmanager informed of every alert's state; repeatable.")
    private List<String> alertmanagers = List.of();

    @Option(
            names = "--notify-webhook",
            split = "\n",
            paramLabel = "URL",
            description = "Post every notification to this URL as JSON, once among all pollers; repeatable.")
    private List<String> webhooks = List.of();

    @Option(
            names = "--notify-slack",
            split = "\n",
            paramLabel = "URL",
            description = "Post every notification to this URL as {\"text\": ...}, for Slack, Mattermost and others;"
                    + " repeatable.")
    private List<String> slacks = List.of();

    @Option(
            names = "--notify-command",
            split = "\n",
            paramLabel = "COMMAND",
            description =
                    "Run this file for every notification, once among all pollers, with the notification as JSON on its"
                            + " standard input; words after it are arguments, no shell is involved; repeatable.")
    private List<String> commands = List.of();

    @Option(
            names = "--notify-label",
            split = "\n",
            paramLabel = "NAME=VALUE",
            description = "A label of every alert and notification, for example severity=page; repeatable.")
    private List<String> labels = List.of();

    /** The addresses of Alertmanagers. */
    public List<URI> alertmanagers() {
        return alertmanagers.stream().map(url -> url("--alertmanager", url)).toList();
    }

    /** The targets that several pollers notify together. */
    public List<Target> shared() {
        Map<String, String> all = labels();
        List<Target> targets = new ArrayList<>();
        webhooks.forEach(url -> targets.add(Webhook.json(url("--notify-webhook", url), all)));
        slacks.forEach(url -> targets.add(Webhook.slack(url("--notify-slack", url), all)));
        commands.forEach(words -> targets.add(new CommandTarget(words(words), all)));
        return targets;
    }

    /**
     * The labels of {@code --notify-label} in the order given; of a name given twice, the last value.
     *
     * @throws picocli.CommandLine.ParameterException where one is not written {@code NAME=VALUE}
     */
    public Map<String, String> labels() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String label : labels) {
            if (!label.matches("(?s)[a-zA-Z_][a-zA-Z0-9_]*=.*")) {
                throw wrong("--notify-label is written NAME=VALUE, the name in letters, digits and _");
            }
            String[] parts = label.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        return all;
    }

    /** Whether any target is given. */
    public boolean isGiven() {
        return !(alertmanagers.isEmpty() && webhooks.isEmpty() && slacks.isEmpty() && commands.isEmpty());
    }

    /** Fails where the value of an option is wrong. */
    public void check() {
        alertmanagers();
        shared();
    }

    /** A command that is the name of an existing file is not split at spaces. */
    private static List<String> words(String text) {
        return Files.exists(Path.of(text))
                ? List.of(text)
                : List.of(text.strip().split("\\s+"));
    }
}
