package httpmonitor.cli.run;

import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.IntervalTraffic;

/**
 * Checks the mapping of the hits after the first tick with an answer, and each time ticks begin to have hits without
 * any section: a runtime field may hide them. A tick still has one request.
 */
final class MappingWatch implements TickListener {
    private final Runnable look;
    private boolean looked;
    private boolean suspected;

    /** {@code look} may take long: it runs on a thread of its own. */
    MappingWatch(Runnable look) {
        this.look = look;
    }

    /** What it finds is a message of this run. */
    @Override
    public boolean servesOthers() {
        return false;
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
