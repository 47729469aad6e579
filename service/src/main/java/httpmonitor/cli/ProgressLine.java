package httpmonitor.cli;

import httpmonitor.ingest.ship.ShipSummary;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A line at the bottom of a terminal that is rewritten while a long backfill goes on; nothing where standard error is no terminal. */
final class ProgressLine {

    /** What is done sooner needs no progress. */
    private static final Duration LONG = Duration.ofSeconds(3);

    private static final String ERASE = "\r\033[K";

    private final PrintWriter err;
    private final boolean terminal;
    private boolean shown;

    ProgressLine(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    void show(ShipSummary soFar, long backlogBytes) {
        if (terminal && soFar.took().compareTo(LONG) > 0) {
            shown = true;
            err.print(ERASE
                    + String.format(
                            Locale.ROOT,
                            "%,d lines, %,.0f/s, %,.1f MiB to go",
                            soFar.lines(),
                            soFar.linesPerSecond(),
                            backlogBytes / (1024.0 * 1024)));
            err.flush();
        }
    }

    /** Makes room for other text. */
    void erase() {
        if (shown) {
            shown = false;
            err.print(ERASE);
            err.flush();
        }
    }
}
