package httpmonitor.cli.run;

import httpmonitor.ingest.ship.ShipSummary;
import httpmonitor.traffic.DurationText;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A line at the bottom of a terminal that is rewritten during a long backfill. It writes nothing where standard error
 * is not a terminal.
 */
final class ProgressLine {

    /** A shorter run shows no progress. */
    private static final Duration LONG = Duration.ofSeconds(3);

    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final String ERASE = "\r\033[K";

    private final PrintWriter err;
    private final boolean terminal;
    private boolean shown;
    private long firstBacklog;
    private Duration firstAt = Duration.ZERO;

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
                            "%,d lines, %,.0f/s, %s to go%s",
                            soFar.lines(),
                            soFar.linesPerSecond(),
                            bytes(backlogBytes),
                            share(soFar.took(), backlogBytes)));
            err.flush();
        }
    }

    /** The share that is done, and the time left at the present pace. */
    private String share(Duration took, long backlog) {
        if (backlog > firstBacklog) {
            firstBacklog = backlog;
            firstAt = took;
        }
        long done = firstBacklog - backlog;
        if (done <= 0) {
            return "";
        }
        double left = took.minus(firstAt).toMillis() / 1000.0 * backlog / done;
        return String.format(
                Locale.ROOT, " (%d%%, %s left)", 100 * done / firstBacklog, DurationText.of(Duration.ofSeconds((long)
                        left)));
    }

    private static String bytes(long count) {
        double amount = count;
        int unit = 0;
        while (amount >= 1024 && unit < UNITS.size() - 1) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, UNITS.get(unit));
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
