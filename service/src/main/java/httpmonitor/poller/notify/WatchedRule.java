package httpmonitor.poller.notify;

import httpmonitor.alert.AlertRule;
import httpmonitor.files.Sha256;
import httpmonitor.traffic.DurationText;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        String others = rule.unusual()
                .map(unusual -> unusual.fixed().stream()
                        .map(fixed -> new WatchedRule(fixed.name().orElse(""), fixed, index, filter).id())
                        .collect(Collectors.joining()))
                .orElse("");
        return Sha256.name(labels() + others);
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
        rule.condition().minimumHits().ifPresent(hits -> labels.put("minimum_hits", Long.toString(hits)));
        rule.unusual().ifPresent(unusual -> {
            labels.put("usual_weeks", Integer.toString(unusual.weeks()));
            labels.put("floor", text(unusual.floor()));
            labels.put("zone", unusual.zone().getId());
        });
        return labels;
    }

    /** How a window is compared with the threshold, in one word. */
    public String condition() {
        return rule.condition().kind();
    }

    /** Whether it is percent that are compared. */
    public boolean isShare() {
        return rule.isShare();
    }

    /** 10 and 10.0 are the same threshold. */
    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
