package httpmonitor.poller.notify;

import httpmonitor.alert.AlertRule;
import httpmonitor.files.Sha256;
import httpmonitor.traffic.DurationText;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A rule, the index and the filter: pollers for which all of these are equal see the same alerts.
 *
 * @param name the rule's name
 * @param rule the rule
 * @param index the index pattern of the hits
 * @param filter the filter as users write it; empty where all hits count
 */
public record WatchedRule(String name, AlertRule rule, String index, String filter) {

    /** An id that is the same for equal rules in all pollers; letters and digits. */
    public String id() {
        String others = rule.unusual()
                .map(unusual -> unusual.fixed().stream()
                        .map(fixed -> new WatchedRule(fixed.name().orElse(""), fixed, index, filter).id())
                        .collect(Collectors.joining()))
                .orElse("");
        return Sha256.name(labels() + others);
    }

    /** The labels that identify the rule, by name. */
    public SortedMap<String, String> labels() {
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put("rule", name);
        labels.put("condition", rule.condition().kind());
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

    /** A threshold as text; 10 and 10.0 are the same. */
    private static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
