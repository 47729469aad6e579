package httpmonitor.cli.run;

import httpmonitor.poller.tick.TickReport;

/** Someone who wants to know of every tick; must return at once. */
interface TickListener {

    void onTick(TickReport report);
}
