package httpmonitor.alert;

/**
 * An event, and its rule.
 *
 * @param rule the rule, by which the numbers are shown
 */
public record RuleEvent(AlertRule rule, AlertEvent news) {}
