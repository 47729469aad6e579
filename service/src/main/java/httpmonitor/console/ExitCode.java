package httpmonitor.console;

/** What a command's exit code means; {@code check} has the monitoring plugins' convention instead. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;

    /** Stopped before its work was done. */
    public static final int STOPPED = 130;

    private ExitCode() {}
}
