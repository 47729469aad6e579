package httpmonitor.poller.tick;

import httpmonitor.alert.RuleEvent;
import java.util.ArrayList;
import java.util.List;

/** The newest events of all rules since the first tick, and how many older ones there were. Stateful. */
final class EventHistory {

    /** A poller runs for months: outputs show the newest events, and {@code alerts} lists all. */
    static final int KEPT = 1_000;

    private final List<RuleEvent> newest = new ArrayList<>();
    private long earlier;

    /** Adds the events of a tick; all of these are kept. */
    void add(List<RuleEvent> news) {
        newest.addAll(news);
        int over = newest.size() - Math.max(KEPT, news.size());
        if (over > 0) {
            newest.subList(0, over).clear();
            earlier += over;
        }
    }

    /** The newest events, oldest first. */
    List<RuleEvent> newest() {
        return newest;
    }

    /** The number of events before these. */
    long earlier() {
        return earlier;
    }
}
