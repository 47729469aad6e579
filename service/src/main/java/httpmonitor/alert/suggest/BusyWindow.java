package httpmonitor.alert.suggest;

import httpmonitor.traffic.TimeRange;

/**
 * A window with many hits.
 *
 * @param range its seconds
 * @param hits those that the rule counts
 */
public record BusyWindow(TimeRange range, long hits) {}
