package httpmonitor.console;

/** A failure that the user can do something about; its message is the sentence on standard error. */
public final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserException(String sentence) {
        super(sentence);
    }

    public UserException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
