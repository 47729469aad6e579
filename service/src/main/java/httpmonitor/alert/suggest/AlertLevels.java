package httpmonitor.alert.suggest;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Counts the alerts at all thresholds at once.
 *
 * <p>A threshold is a level: a number of hits that the window must exceed. Without a recovery threshold of its own, an
 * alert fires at each level that the window rises above from one second to the next. With one, an alert
 * fires again at a level only after the window was down at the recovery threshold. In both cases the window climbs from
 * the highest level that has fired. Only the levels at which climbs begin or end are kept, so memory follows the number
 * of different counts, not the time.
 */
final class AlertLevels {

    private final OptionalLong recovery;
    private final NavigableMap<Long, Long> changes = new TreeMap<>();
    private long fired;

    /**
     * The state before the first second: quiet at every level.
     *
     * @param recovery the level at which alerts recover; empty where each recovers at the level at which it fires
     */
    AlertLevels(OptionalLong recovery) {
        this.recovery = recovery;
        this.fired = lowest();
    }

    /** Takes the window of the next second. */
    void next(long hits) {
        if (hits > fired) {
            changes.merge(fired, 1L, Long::sum);
            changes.merge(hits, -1L, Long::sum);
        }
        fired = recovery.isPresent() ? afterwards(hits) : hits;
    }

    /** Takes the window of the next second, which is too small to fire. */
    void nextWithoutFire(long hits) {
        fired = recovery.isEmpty() ? Math.min(fired, hits) : hits <= lowest() ? lowest() : fired;
    }

    /** The highest level that has fired and not recovered. */
    private long afterwards(long hits) {
        return hits <= lowest() ? lowest() : Math.max(fired, hits);
    }

    /** No alert recovers above the level at which it fires. */
    private long lowest() {
        return recovery.orElse(0);
    }

    /** The alerts at a level that is not below the recovery threshold. */
    long alertsAt(long level) {
        return changes.headMap(level, true).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The lowest level at and above which no level has more alerts than this. */
    long lowestWithAtMost(long alerts) {
        long above = 0;
        for (Map.Entry<Long, Long> change : changes.descendingMap().entrySet()) {
            above -= change.getValue();
            if (above > alerts) {
                return change.getKey();
            }
        }
        return lowest();
    }
}
