package httpmonitor.view.text;

import httpmonitor.poller.tick.TickReport;

/** A form in which ticks are written to standard output, one after the other. */
public interface TickOutput {

    /** The text before the first tick, with its line ends. */
    default String opening() {
        return "";
    }

    /**
     * One tick, with its line ends.
     *
     * @param report of the tick; its texts may be raw log text
     * @return text without control characters other than line feeds, and SGR sequences where colours were asked for
     */
    String tick(TickReport report);
}
