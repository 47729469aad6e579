package httpmonitor.alert;

/**
 * News, and the rule that they are about.
 *
 * @param rule tells how numbers are to be read
 */
public record RuleEvent(AlertRule rule, AlertEvent news) {}
