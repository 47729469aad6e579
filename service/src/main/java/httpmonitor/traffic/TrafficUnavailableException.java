package httpmonitor.traffic;

/**
 * The store does not answer, or answers only in part. This never means "no traffic".
 *
 * <p>The message is a sentence for the user: what failed, where, the server's own reason.
 */
public final class TrafficUnavailableException extends Exception {

    /** With a sentence for the user. */
    public TrafficUnavailableException(String message) {
        super(message);
    }

    /** With a sentence for the user, and what caused it. */
    public TrafficUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
