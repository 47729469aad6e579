package httpmonitor.view.text;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition;
import httpmonitor.alert.Unusual;
import httpmonitor.traffic.DurationText;
import java.math.BigDecimal;

/** Rules as text for users. */
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
            case Unusual unusual ->
                (unusual.above() ? "above " : "below ") + threshold + " the usual of " + unusual.weeks()
                        + " weeks at this time of the week in " + unusual.zone() + ", "
                        + (unusual.above() ? "and at least " : "where that is at least ")
                        + level(rule, unusual.floor())
                        + (unusual.isShare()
                                ? " of at least " + unusual.minimumHits().getAsLong()
                                : "");
        };
    }

    /** A threshold as a user writes it: {@code 10/s}, {@code 5%} or {@code 3x}. */
    static String threshold(AlertRule rule, BigDecimal threshold) {
        return rule.unusual().isPresent() ? Rates.plain(threshold.stripTrailingZeros()) + "x" : level(rule, threshold);
    }

    private static String level(AlertRule rule, BigDecimal level) {
        return rule.isShare() ? Rates.plain(level.stripTrailingZeros()) + "%" : Figures.threshold(level);
    }
}
