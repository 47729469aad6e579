package httpmonitor.poller.notify;

/**
 * How often this poller has delivered to a target since it started.
 *
 * @param target its name
 * @param delivered notices that it took
 * @param failed attempts that failed
 */
public record DeliveryCount(String target, long delivered, long failed) {}
