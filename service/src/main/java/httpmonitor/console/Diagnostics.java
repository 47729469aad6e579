package httpmonitor.console;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The log on standard error, apart from sentences: warnings; with {@code --verbose} more, with stack traces. */
public final class Diagnostics {

    /** The framework holds loggers weakly, and with them their levels. */
    private static final Logger ROOT = Logger.getLogger("");

    private static final Logger OWN = Logger.getLogger("httpmonitor");

    private Diagnostics() {}

    /**
     * Sets the levels and the format of all loggers.
     *
     * @param verbose whether to write more than warnings, with stack traces
     */
    public static void start(boolean verbose) {
        // Read once, when the first handler is made.
        System.setProperty(
                "java.util.logging.SimpleFormatter.format", verbose ? "%1$tT %4$s %3$s: %5$s%6$s%n" : "%4$s: %5$s%n");
        ROOT.setLevel(verbose ? Level.INFO : Level.WARNING);
        OWN.setLevel(verbose ? Level.FINE : Level.WARNING);
        for (Handler handler : ROOT.getHandlers()) {
            handler.setLevel(Level.FINE);
        }
    }
}
