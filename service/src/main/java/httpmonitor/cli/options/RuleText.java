package httpmonitor.cli.options;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition;
import httpmonitor.alert.Condition.Above;
import httpmonitor.alert.Condition.Below;
import httpmonitor.alert.Condition.ShareAbove;
import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a rule as users write it: {@code NAME: [FILTER...] > RATE/s over WINDOW [recover RATE/s]}, with
 * {@code < RATE/s} for missing traffic, and {@code > SHARE% of >= HITS} for a share.
 */
final class RuleText {

    private static final String EXAMPLE = "'errors: status=5xx > 5% of >= 100 over 5m recover 2%'";
    private static final String NAME = "[a-z0-9][a-z0-9_-]{0,63}";

    private final QuotedWords words;

    private RuleText(QuotedWords words) {
        this.words = words;
    }

    /**
     * The rule.
     *
     * @throws IllegalArgumentException naming the part that is wrong, with an example
     */
    static AlertRule parse(String text) {
        try {
            int colon = text.indexOf(':');
            String name = colon < 0 ? text.strip() : text.substring(0, colon).strip();
            if (colon < 0 || !name.matches(NAME)) {
                throw new IllegalArgumentException(
                        "it begins with a name of lower-case letters, digits, '-' or '_', and a colon");
            }
            return new RuleText(QuotedWords.of(text.substring(colon + 1))).rule(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a valid rule: " + e.getMessage() + "; write it like " + EXAMPLE, e);
        }
    }

    /** The text of a named rule of much traffic with another threshold, which {@link #parse} reads. */
    static String of(AlertRule rule, BigDecimal threshold) {
        StringBuilder text = new StringBuilder(rule.name().orElseThrow()).append(':');
        rule.filter()
                .conditions()
                .forEach(condition -> text.append(' ').append(QuotedWords.quoted(condition.toString())));
        text.append(" > ").append(threshold.toPlainString()).append("/s over ").append(DurationText.of(rule.window()));
        if (rule.recoveryThreshold().compareTo(rule.threshold()) < 0) {
            text.append(" recover ")
                    .append(rule.recoveryThreshold().toPlainString())
                    .append("/s");
        }
        return text.toString();
    }

    private AlertRule rule(String name) {
        TrafficFilter filter = filter();
        boolean above = words.next("'>' or '<'").equals(">");
        String threshold = words.next("a threshold such as 1/s or 5%");
        Optional<Long> floor = words.skip("of") ? Optional.of(floor()) : Optional.empty();
        words.require("over", "the window, such as 'over 5m'");
        Duration window = DurationText.parse(words.next("the window, such as 5m"));
        String recovery = words.skip("recover") ? words.next("a recovery threshold such as 0.5/s or 2%") : threshold;
        words.requireEnd();
        return new AlertRule(Optional.of(name), filter, window, condition(above, threshold, floor, recovery));
    }

    private TrafficFilter filter() {
        List<TrafficFilter.Condition> conditions = new ArrayList<>();
        while (!words.isAt(">") && !words.isAt("<")) {
            conditions.add(FilterOption.condition(words.next("'>' or '<' and a threshold")));
        }
        return new TrafficFilter(conditions);
    }

    private long floor() {
        String number = words.skip(">=")
                ? words.next("a number of hits")
                : words.next("'>= 100'").replaceFirst("^>=", "");
        if (!number.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("'" + number + "' is not a number of hits");
        }
        return Long.parseLong(number);
    }

    private static Condition condition(boolean above, String threshold, Optional<Long> floor, String recovery) {
        if (threshold.endsWith("%")) {
            if (!above) {
                throw new IllegalArgumentException("a share can only be above a threshold, not below");
            }
            return new ShareAbove(number(threshold, "%"), floor.orElse(1L), number(recovery, "%"));
        }
        if (floor.isPresent()) {
            throw new IllegalArgumentException("'of >= " + floor.get() + "' goes with a share, such as 5%");
        }
        BigDecimal rate = number(threshold, "/s");
        BigDecimal recoveryRate = number(recovery, "/s");
        if (!above && rate.signum() == 0) {
            throw new IllegalArgumentException("there are never fewer than 0 hits, so that it would never fire");
        }
        return above ? new Above(rate, recoveryRate) : new Below(rate, recoveryRate);
    }

    private static BigDecimal number(String text, String unit) {
        if (!text.endsWith(unit)) {
            throw new IllegalArgumentException("'" + text + "' does not end in " + unit
                    + " (thresholds are rates such as 1/s, or shares such as 5%)");
        }
        return Decimals.parse(text.substring(0, text.length() - unit.length()));
    }
}
