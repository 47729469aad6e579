package httpmonitor.cli.run;

import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.IntervalTraffic;

/**
 * Looks at the mapping of the hits after the first tick that has an answer, and again once each time ticks begin to
 * have hits of which none has a section: a runtime field may hide them. Ticks stay at one request.
 */
final class MappingWatch implements TickListener {
    private final Runnable look;
    private boolean looked;
    private boolean suspected;

    /** {@code look} may take its time: it runs on a thread of its own. */
    MappingWatch(Runnable look) {
        this.look = look;
    }

    @Override
    public void onTick(TickReport report) {
        if (report.traffic().isEmpty()) {
            return;
        }
        IntervalTraffic interval = report.traffic().get().interval();
        boolean suspicious = interval.hits() > 0 && interval.noSection() == interval.hits();
        if (!looked || (suspicious && !suspected)) {
            looked = true;
            Thread.startVirtualThread(look);
        }
        suspected = interval.hits() > 0 ? suspicious : suspected;
    }
}
