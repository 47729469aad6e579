package httpmonitor.console;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The terminal of the program: whether it is interactive. Java 21 cannot find that out for one stream alone, so
 * {@code run.sh} passes it.
 */
public final class Terminal {

    private Terminal() {}

    /** Whether there are keys to read, and a screen that can be painted. */
    public static boolean isInteractive(Map<String, String> environment) {
        return Boolean.getBoolean("httpmonitor.stdin.terminal")
                && isStandardOutput()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /**
     * The encoding of the terminal by the user's locale; the JVM may run with another one.
     */
    public static Charset charset() {
        return Charset.forName(System.getProperty(
                "httpmonitor.terminal.encoding",
                System.getProperty("native.encoding", StandardCharsets.US_ASCII.name())));
    }

    /** Whether results go to a terminal. */
    public static boolean isStandardOutput() {
        return Boolean.getBoolean("httpmonitor.stdout.terminal");
    }

    /** Whether messages go to a terminal. */
    public static boolean isStandardError() {
        return Boolean.getBoolean("httpmonitor.stderr.terminal");
    }
}
