package httpmonitor.cli.run;

import httpmonitor.poller.tick.TickReport;

/** Gets every tick; must return at once. */
interface TickListener {

    void onTick(TickReport report);
}
