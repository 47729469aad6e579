package httpmonitor.poller.notify;

/** A notice could not be told, or what was told could not be written down. The message is a phrase or a sentence for the user. */
public final class NotTellingException extends Exception {

    /** With a reason for the user. */
    public NotTellingException(String message) {
        super(message);
    }

    /** The same, with what caused it. */
    public NotTellingException(String message, Throwable cause) {
        super(message, cause);
    }
}
