package httpmonitor.accesslog.format;

/** A directive that cannot be read. The message says why, and marks the place. */
public final class FormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** {@code at}: index of the place in the directive. */
    FormatException(String reason, String directive, int at) {
        super(reason + ", at the mark: " + directive.substring(0, at) + ">>>" + directive.substring(at));
    }

    FormatException(String reason) {
        super(reason);
    }
}
