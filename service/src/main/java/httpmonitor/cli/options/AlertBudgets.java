package httpmonitor.cli.options;

import httpmonitor.alert.suggest.AlertBudget;
import httpmonitor.traffic.DurationText;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often an alert may fire, as users write it: {@code 2/week}, {@code 1/day}, {@code 3/hour}, {@code 10/30d}. */
public final class AlertBudgets {

    private static final Pattern BUDGET = Pattern.compile("(\\d{1,9})/(.+)");

    private AlertBudgets() {}

    /** Parses the text; the exception's message says how it is written. */
    public static AlertBudget parse(String text) {
        Matcher budget = BUDGET.matcher(text);
        if (budget.matches()) {
            try {
                return new AlertBudget(Long.parseLong(budget.group(1)), period(budget.group(2)));
            } catch (IllegalArgumentException e) {
                // The sentence below is right for every fault of the text.
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' does not say how often: write it like 2/week, 1/day, 3/hour or 10/30d");
    }

    private static Duration period(String text) {
        return switch (text) {
            case "hour" -> Duration.ofHours(1);
            case "day" -> Duration.ofDays(1);
            case "week" -> Duration.ofDays(7);
            default -> DurationText.parse(text);
        };
    }
}
