package httpmonitor.alert;

import httpmonitor.traffic.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The log of what was notified about the alert; it returns what is new. Stateful, for one thread.
 *
 * <p>Transitions are found again at every tick, from hits that may have grown by late ones. The log emits every
 * transition once. Where a notified transition has moved or vanished, it emits one correction.
 */
public final class AlertEventLog {

    private final Instant since;
    private final NavigableMap<Instant, AlertCorrection.Kind> told = new TreeMap<>();

    /**
     * A log in which nothing was notified yet.
     *
     * @param since transitions before it are no news, however late they are found
     */
    public AlertEventLog(Instant since) {
        this.since = since;
    }

    /**
     * Takes in what a stretch is found to imply, and gives what there is to tell.
     *
     * <p>What was notified about times outside of the stretch is left as it is, and so is what was notified about times
     * that are not certain in it: a horizon that has gone back, as when a source joins that is far behind, takes
     * nothing back.
     *
     * @param stretch may overlap those before it, or leave gaps
     * @return corrections and transitions, in the order of the times that they are about, each only once in the feed's
     *     life as long as hits are only added
     */
    public List<AlertEvent> update(AlertStretch stretch) {
        List<AlertEvent> news = new AlertComparison(told, stretch).news(since);
        remember(news);
        return news;
    }

    /**
     * How often the alert changed in a range of time, as far as that is certain: counted from what was notified before
     * a stretch and what the stretch holds, so that a feed that was begun later counts the same.
     *
     * @param range not longer ago than what the feed was notified first
     * @param stretch the newest that was given to {@link #update}
     */
    public int changes(TimeRange range, AlertStretch stretch) {
        Instant from = stretch.judged().from();
        long before = told.keySet().stream()
                .filter(time -> range.contains(time) && time.isBefore(from))
                .count();
        long within = stretch.transitions().stream()
                .filter(transition -> range.contains(transition.time()))
                .count();
        return Math.toIntExact(before + within);
    }

    private void remember(List<AlertEvent> news) {
        // In two passes: one transition may have moved to where another one was.
        for (AlertEvent item : news) {
            if (item instanceof AlertCorrection correction) {
                told.remove(correction.was());
            }
        }
        for (AlertEvent item : news) {
            switch (item) {
                case AlertTransition transition -> told.put(transition.time(), transition.kind());
                case AlertCorrection correction -> correction.time().ifPresent(time -> told.put(time, correction.of()));
            }
        }
    }
}
