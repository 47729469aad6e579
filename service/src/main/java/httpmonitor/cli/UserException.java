package httpmonitor.cli;

/** A failure that the user can do something about; its message is the sentence on standard error. */
final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UserException(String sentence) {
        super(sentence);
    }

    UserException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
