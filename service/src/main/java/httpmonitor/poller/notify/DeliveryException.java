package httpmonitor.poller.notify;

/**
 * A notice could not be delivered, or a delivery could not be recorded. The message is a phrase or a sentence for
 * the user.
 */
public final class DeliveryException extends Exception {

    /** With a reason for the user. */
    public DeliveryException(String message) {
        super(message);
    }

    /** The same, with what caused it. */
    public DeliveryException(String message, Throwable cause) {
        super(message, cause);
    }
}
