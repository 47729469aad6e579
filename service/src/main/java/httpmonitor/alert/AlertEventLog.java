package httpmonitor.alert;

import httpmonitor.traffic.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The log of all transitions and corrections that were emitted about one rule. Stateful, for one thread.
 *
 * <p>Every tick finds the transitions again, from hits that may include late ones. The log emits every transition once.
 * Where an emitted transition has moved or vanished, it emits one correction.
 */
public final class AlertEventLog {

    private final Instant since;
    private final NavigableMap<Instant, AlertCorrection.Kind> emitted = new TreeMap<>();

    /**
     * An empty log.
     *
     * @param since transitions before it are never emitted
     */
    public AlertEventLog(Instant since) {
        this.since = since;
    }

    /**
     * Compares the transitions of a stretch with the log, and emits the differences.
     *
     * <p>Transitions outside of the stretch stay as they are, and so do those in its uncertain seconds. So no
     * correction follows where the horizon goes back.
     *
     * @param stretch may overlap those before it, or leave gaps
     * @return corrections and transitions, in the order of the times that they are about; while hits are only added,
     *     each is emitted once
     */
    public List<AlertEvent> update(AlertStretch stretch) {
        List<AlertEvent> news = new AlertComparison(emitted, stretch).news(since);
        remember(news);
        return news;
    }

    /**
     * How often the alert changed in a range, as far as that is certain. Counts the emitted transitions before the
     * stretch and all transitions in it, so that a log that was begun later counts the same.
     *
     * @param range begins no earlier than the first second that this log was given
     * @param stretch the newest that was given to {@link #update}
     */
    public int changes(TimeRange range, AlertStretch stretch) {
        Instant end = TimeRange.earlier(range.to(), stretch.judged().from());
        long before = range.from().isBefore(end)
                ? emitted.subMap(range.from(), true, end, false).size()
                : 0;
        long within = stretch.transitions().stream()
                .filter(transition -> range.contains(transition.time()))
                .count();
        return Math.toIntExact(before + within);
    }

    private void remember(List<AlertEvent> news) {
        // In two passes, since one transition may have moved to the time of another.
        for (AlertEvent item : news) {
            if (item instanceof AlertCorrection correction) {
                emitted.remove(correction.was());
            }
        }
        for (AlertEvent item : news) {
            switch (item) {
                case AlertTransition transition -> emitted.put(transition.time(), transition.kind());
                case AlertCorrection correction ->
                    correction.time().ifPresent(time -> emitted.put(time, correction.of()));
            }
        }
    }
}
