package httpmonitor.view.web;

import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.view.json.JsonOutput;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The ticks of the poller as JSON, for all pages: each tick is written once. Keeps the last ones, so that a browser
 * gets those that it missed. Thread-safe.
 */
public final class TickFeed implements AutoCloseable {

    /** An hour at the usual interval. */
    private static final int KEPT = 360;

    /** The number of ticks that have the lists after a reader asked for them. */
    private static final int LISTED = 3;

    private final JsonOutput output;
    private final Deque<Event> events = new ArrayDeque<>();
    private Optional<TickReport> newest = Optional.empty();
    private int listed;
    private long published;
    private boolean closed;

    /**
     * An empty feed.
     *
     * @param top the length of the lists
     * @param lists the lists of each tick in addition to sections and clients
     */
    public TickFeed(int top, Set<HitList> lists) {
        this.output = new JsonOutput(top, lists);
    }

    /**
     * One tick.
     *
     * @param number counts the ticks published, from 1; unlike the time, it always grows
     * @param time the tick's instant
     * @param json its object and a line feed
     */
    record Event(long number, Instant time, String json) {}

    /** Adds a tick; returns at once. */
    public void publish(TickReport report) {
        String json = json(report);
        synchronized (this) {
            published++;
            listed = Math.max(0, listed - 1);
            newest = Optional.of(report);
            events.addLast(new Event(published, report.range().to(), json));
            if (events.size() > KEPT) {
                events.removeFirst();
            }
            notifyAll();
        }
    }

    /** The lists of the next tick, because a page shows them; one tick serves all pages. */
    public synchronized Set<HitList> lists() {
        return listed > 0 ? EnumSet.allOf(HitList.class) : Set.of();
    }

    /** The newest tick's interval with its lists; the next ticks have all lists. Empty where it is unknown. */
    synchronized Optional<IntervalTraffic> listed() {
        listed = LISTED;
        return newest.flatMap(TickReport::interval);
    }

    /** The newest tick, empty before the first. */
    synchronized Optional<TickReport> newest() {
        return newest;
    }

    /** A tick's object and a line feed, with the lists of each tick. */
    String json(TickReport report) {
        return output.tick(report);
    }

    /**
     * The place after the tick of this instant; without an instant, the place before the newest tick.
     */
    synchronized long placeAfter(Optional<Instant> seen) {
        Event newest = events.peekLast();
        if (newest == null) {
            return 0;
        }
        return seen.map(time -> events.stream()
                        .filter(event -> !event.time().isAfter(time))
                        .mapToLong(Event::number)
                        .max()
                        .orElse(0))
                .orElse(newest.number() - 1);
    }

    /**
     * The ticks after a place, oldest first; waits for one where there is none. Empty where none came in time, or the
     * feed is closed.
     *
     * @throws InterruptedException where the thread is to end
     */
    synchronized List<Event> after(long place, long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (published <= place && !closed && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return events.stream().filter(event -> event.number() > place).toList();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Ends every wait. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
