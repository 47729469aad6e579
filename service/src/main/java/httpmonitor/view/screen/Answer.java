package httpmonitor.view.screen;

import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.DetailTraffic;
import httpmonitor.traffic.HitSeries;
import java.util.Optional;

/**
 * A tick that has been answered.
 *
 * @param viewpoint what was asked for
 * @param report the answer
 * @param history hits before it, where they were read: once for each viewpoint
 * @param detail what was looked into, where the viewpoint asks for that
 */
public record Answer(
        Viewpoint viewpoint, TickReport report, Optional<HitSeries> history, Optional<DetailTraffic> detail) {}
