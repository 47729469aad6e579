package httpmonitor.poller.notify;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition;
import httpmonitor.files.Sha256;
import httpmonitor.traffic.DurationText;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule and what it is applied to: pollers for which all of this is the same see the same alerts.
 *
 * @param name what users call the rule
 * @param rule when traffic counts as high
 * @param index the index pattern of the hits
 * @param filter which hits count, as users write it; empty where all do
 */
public record WatchedRule(String name, AlertRule rule, String index, String filter) {

    /** The same in every poller that watches the same, and in no other; letters and digits. */
    public String id() {
        return Sha256.name(labels().toString());
    }

    /** What identifies the rule, by name, in words that stay the same. */
    public SortedMap<String, String> labels() {
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put("rule", name);
        labels.put("condition", condition());
        labels.put("window", DurationText.of(rule.window()));
        labels.put("threshold", text(rule.threshold()));
        labels.put("recovery_threshold", text(rule.recoveryThreshold()));
        labels.put("index", index);
        String counted = (filter + " " + rule.filter()).strip();
        if (!counted.isEmpty()) {
            labels.put("filter", counted);
        }
        if (rule.condition() instanceof Condition.ShareAbove share) {
            labels.put("minimum_hits", Long.toString(share.floor()));
        }
        return labels;
    }

    /**
     * How a window is compared with the threshold, in one word: hits per second with the first two, percent of all hits
     * with the last.
     */
    public String condition() {
        return switch (rule.condition()) {
            case Condition.Above above -> "above";
            case Condition.Below below -> "below";
            case Condition.ShareAbove share -> "share";
        };
    }

    /** Whether it is percent that are compared. */
    public boolean isShare() {
        return rule.counting().shareOfAll();
    }

    /** 10 and 10.0 are the same threshold. */
    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
