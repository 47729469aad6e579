package httpmonitor.poller.metrics;

/**
 * What was told to one target since the start.
 *
 * @param target its name
 * @param sent notices that it took
 * @param failed attempts that failed
 */
public record NotificationFigures(String target, long sent, long failed) {}
