package httpmonitor.render;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition;
import httpmonitor.alert.WindowCount;
import httpmonitor.traffic.DurationText;
import java.math.BigDecimal;

/** Rules and what they find in a window, for people. */
final class RuleWords {

    private RuleWords() {}

    /** For example {@code status=5xx above 5% of at least 100 over 5m, recovery at 2%}. */
    static String of(AlertRule rule) {
        String filter = rule.filter().toString();
        String recovery = rule.recoveryThreshold().compareTo(rule.threshold()) == 0
                ? ""
                : ", recovery at " + threshold(rule, rule.recoveryThreshold());
        return (filter.isEmpty() ? "" : filter + " ") + side(rule) + " over " + DurationText.of(rule.window())
                + recovery;
    }

    private static String side(AlertRule rule) {
        String threshold = threshold(rule, rule.threshold());
        return switch (rule.condition()) {
            case Condition.Above above -> "above " + threshold;
            case Condition.Below below -> "below " + threshold;
            case Condition.ShareAbove share -> "above " + threshold + " of at least " + share.floor();
        };
    }

    /** A threshold in the rule's unit: {@code 10/s} or {@code 5%}. */
    static String threshold(AlertRule rule, BigDecimal threshold) {
        return rule.counting().shareOfAll()
                ? Rates.plain(threshold.stripTrailingZeros()) + "%"
                : Figures.threshold(threshold);
    }

    /** For example {@code 75}, or of a share {@code 75 of 1000}. */
    static String hits(AlertRule rule, WindowCount window) {
        return window.hits() + (rule.counting().shareOfAll() ? " of " + window.total() : "");
    }

    /** What is held against the threshold: {@code 1.25/s} or {@code 7.50%}. */
    static String level(AlertRule rule, WindowCount window) {
        return rule.counting().shareOfAll()
                ? window.percent().toPlainString() + "%"
                : Figures.rate(rule.rate(window.hits()));
    }
}
