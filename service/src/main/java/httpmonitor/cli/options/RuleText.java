package httpmonitor.cli.options;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition;
import httpmonitor.alert.Condition.Above;
import httpmonitor.alert.Condition.Below;
import httpmonitor.alert.Condition.ShareAbove;
import httpmonitor.alert.Unusual;
import httpmonitor.cli.usage.Decimals;
import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a rule as users write it: {@code NAME: [FILTER...] > RATE/s over WINDOW [recover RATE/s]}, with
 * {@code < RATE/s} for missing traffic, and {@code > SHARE% of >= HITS} for a share. With
 * {@code > FACTORx usual of N weeks over WINDOW and >= RATE/s [recover FACTORx]} it compares with past weeks, a share
 * where the floor is one.
 */
final class RuleText {

    private static final String EXAMPLE = "'errors: status=5xx > 5% of >= 100 over 5m recover 2%'";
    private static final String NAME = "[a-z0-9][a-z0-9_-]{0,63}";

    private final QuotedWords words;
    private final ZoneId zone;

    private RuleText(QuotedWords words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    /**
     * The rule.
     *
     * @param zone the zone of local times, where the rule compares with the usual
     * @throws IllegalArgumentException naming the part that is wrong, with an example
     */
    static AlertRule parse(String text, ZoneId zone) {
        try {
            int colon = text.indexOf(':');
            String name = colon < 0 ? text.strip() : text.substring(0, colon).strip();
            if (colon < 0 || !name.matches(NAME)) {
                throw new IllegalArgumentException(
                        "it begins with a name of lower-case letters, digits, '-' or '_', and a colon");
            }
            return new RuleText(QuotedWords.of(text.substring(colon + 1)), zone).rule(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a valid rule: " + e.getMessage() + "; write it like " + EXAMPLE, e);
        }
    }

    /** The text of a named rule of much traffic, or of a large share, with another threshold. */
    static String of(AlertRule rule, BigDecimal threshold) {
        StringBuilder text = new StringBuilder(rule.name().orElseThrow()).append(':');
        rule.filter()
                .conditions()
                .forEach(condition -> text.append(' ').append(QuotedWords.quoted(condition.toString())));
        String unit = rule.isShare() ? "%" : "/s";
        text.append(" > ").append(threshold.toPlainString()).append(unit);
        rule.condition().minimumHits().ifPresent(hits -> text.append(" of >= ").append(hits));
        text.append(" over ").append(DurationText.of(rule.window()));
        if (rule.recoveryThreshold().compareTo(rule.threshold()) < 0) {
            text.append(" recover ")
                    .append(rule.recoveryThreshold().toPlainString())
                    .append(unit);
        }
        return text.toString();
    }

    private AlertRule rule(String name) {
        TrafficFilter filter = filter();
        boolean above = words.next("'>' or '<'").equals(">");
        String threshold = words.next("a threshold such as 1/s, 5% or '3x usual'");
        if (words.skip("usual")) {
            return unusual(name, filter, above, number(threshold, "x"));
        }
        Optional<Long> floor = words.skip("of") ? Optional.of(floor()) : Optional.empty();
        Duration window = window();
        String recovery = words.skip("recover") ? words.next("a recovery threshold such as 0.5/s or 2%") : threshold;
        words.requireEnd();
        return new AlertRule(Optional.of(name), filter, window, condition(above, threshold, floor, recovery));
    }

    private AlertRule unusual(String name, TrafficFilter filter, boolean above, BigDecimal factor) {
        words.require("of", "the weeks, such as 'of 4 weeks'");
        int weeks = weeks(words.next("a number of weeks"));
        words.require("weeks", "'weeks'");
        Duration window = window();
        words.require("and", "a floor, such as 'and >= 1/s' or 'and >= 1% of >= 100'");
        String floor = atLeast("a floor such as 1/s or 1%");
        boolean share = floor.endsWith("%");
        OptionalLong minimum = !share ? OptionalLong.empty() : OptionalLong.of(words.skip("of") ? floor() : 1);
        BigDecimal recovery = words.skip("recover") ? number(words.next("a factor such as 2x"), "x") : factor;
        words.requireEnd();
        Unusual condition = new Unusual(
                above, factor, recovery, weeks, number(floor, share ? "%" : "/s"), minimum, zone, List.of());
        return new AlertRule(Optional.of(name), filter, window, condition);
    }

    private static int weeks(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("'" + text + "' is not a number of weeks");
        }
        return Integer.parseInt(text);
    }

    private Duration window() {
        words.require("over", "the window, such as 'over 5m'");
        return DurationText.parse(words.next("the window, such as 5m"));
    }

    private TrafficFilter filter() {
        List<TrafficFilter.Condition> conditions = new ArrayList<>();
        while (!words.isAt(">") && !words.isAt("<")) {
            conditions.add(FilterOption.condition(words.next("'>' or '<' and a threshold")));
        }
        return new TrafficFilter(conditions);
    }

    private long floor() {
        String number = atLeast("a number of hits, such as '>= 100'");
        if (!number.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("'" + number + "' is not a number of hits");
        }
        return Long.parseLong(number);
    }

    private String atLeast(String what) {
        words.skip(">=");
        return words.next(what).replaceFirst("^>=", "");
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
                    + " (thresholds are rates such as 1/s, shares such as 5%, or factors such as '3x usual')");
        }
        return Decimals.parse(text.substring(0, text.length() - unit.length()));
    }
}
