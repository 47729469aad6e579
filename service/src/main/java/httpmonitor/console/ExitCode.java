package httpmonitor.console;

/** The exit codes of all commands but {@code check}, which has the monitoring plugins' convention. */
public final class ExitCode {
    /** The command did its work. */
    public static final int DONE = 0;

    /** The command failed; a sentence on standard error says why. */
    public static final int FAILED = 1;

    /** The command was called in a wrong way. */
    public static final int USAGE = 2;

    /** Stopped before its work was done. */
    public static final int STOPPED = 130;

    private ExitCode() {}
}
