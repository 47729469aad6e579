package httpmonitor.cli;

/** Whether a person looks on. Java 21 cannot tell for one stream alone, so {@code run.sh} does. */
final class Terminal {

    private Terminal() {}

    /** Whether results go to a terminal. */
    static boolean isStandardOutput() {
        return Boolean.getBoolean("httpmonitor.stdout.terminal");
    }

    /** Whether messages go to a terminal. */
    static boolean isStandardError() {
        return Boolean.getBoolean("httpmonitor.stderr.terminal");
    }
}
