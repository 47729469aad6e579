package httpmonitor.cli;

import httpmonitor.watch.TickReport;

/** Somebody who wants to know of every tick; must return at once. */
interface TickListener {

    void onTick(TickReport report);
}
