package httpmonitor.console;

import httpmonitor.view.text.Printable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

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
        // Read when a formatter is made.
        System.setProperty(
                "java.util.logging.SimpleFormatter.format", verbose ? "%1$tT %4$s %3$s: %5$s%6$s%n" : "%4$s: %5$s%n");
        ROOT.setLevel(verbose ? Level.INFO : Level.WARNING);
        OWN.setLevel(verbose ? Level.FINE : Level.WARNING);
        for (Handler handler : ROOT.getHandlers()) {
            handler.setLevel(Level.FINE);
            handler.setFormatter(new PrintableLines());
        }
    }

    /** Messages of libraries and causes quote what servers answer; a terminal must not obey that. */
    private static final class PrintableLines extends SimpleFormatter {

        @Override
        public String formatMessage(LogRecord entry) {
            return Printable.of(super.formatMessage(entry));
        }

        @Override
        public String format(LogRecord entry) {
            return super.format(entry)
                    .lines()
                    .map(line -> Printable.of(line.replace("\t", "    ")) + System.lineSeparator())
                    .collect(Collectors.joining());
        }
    }
}
