package httpmonitor.accesslog.format;

/** A declared format that cannot be used: an unknown name, or a directive. The message says why. */
public final class FormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** A mistake in a directive, at this index; the message marks the place. */
    FormatException(String reason, String directive, int at) {
        super(reason + ", at the mark: " + directive.substring(0, at) + ">>>" + directive.substring(at));
    }

    FormatException(String reason) {
        super(reason);
    }
}
