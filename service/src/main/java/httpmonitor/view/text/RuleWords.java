package httpmonitor.view.text;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition;
import httpmonitor.traffic.DurationText;
import java.math.BigDecimal;

/** Rules, for people. */
public final class RuleWords {

    private RuleWords() {}

    /** For example {@code status=5xx above 5% of at least 100 over 5m, recovery at 2%}. */
    public static String of(AlertRule rule) {
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
}
