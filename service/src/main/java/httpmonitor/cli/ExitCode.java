package httpmonitor.cli;

/** What a command's exit code means; {@code check} has the monitoring plugins' convention instead. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private ExitCode() {}
}
