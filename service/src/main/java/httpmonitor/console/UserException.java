package httpmonitor.console;

/** A failure that the user can correct; its message is the sentence on standard error. */
public final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure without a cause.
     *
     * @param sentence what failed and what the user can do
     */
    public UserException(String sentence) {
        super(sentence);
    }

    /**
     * A failure with the exception that led to it.
     *
     * @param sentence what failed and what the user can do
     */
    public UserException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
