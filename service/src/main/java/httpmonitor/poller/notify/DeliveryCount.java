package httpmonitor.poller.notify;

/**
 * What a target was notified by this poller since it started.
 *
 * @param target its name
 * @param delivered notices that it took
 * @param failed attempts that failed
 */
public record DeliveryCount(String target, long delivered, long failed) {}
