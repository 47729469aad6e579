package httpmonitor.alert;

import httpmonitor.alert.AlertCorrection.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the emitted transitions of a stretch with those that are found there now.
 *
 * <p>Late hits move an alert's ends in either direction, split it, join it with others, or take it away, as its
 * condition has it. An emitted alert is matched with all found alerts that overlap it: its fire moves to the fire of
 * the first of them, its recovery to the recovery of the last. Where several emitted alerts have become one, its fire
 * is that of the first, its recovery that of the last, and the others are gone.
 */
final class AlertComparison {

    private final NavigableMap<Instant, Kind> emitted;
    private final Instant from;
    private final Instant end;
    private final NavigableMap<Instant, AlertTransition> found = new TreeMap<>();
    private final Set<Instant> movedTo = new HashSet<>();
    private final List<AlertEvent> news = new ArrayList<>();

    /**
     * A comparison over the certain seconds of the stretch; nothing is found after them.
     *
     * @param emitted all emitted transitions that still hold; only read
     */
    AlertComparison(NavigableMap<Instant, Kind> emitted, AlertStretch stretch) {
        this.emitted = emitted;
        this.from = stretch.judged().from();
        this.end = stretch.certainUntil();
        if (stretch.before() instanceof AlertState.Firing firing) {
            found.put(firing.since(), new AlertTransition.Fired(firing.since(), firing.window()));
        }
        for (AlertTransition transition : stretch.transitions()) {
            found.put(transition.time(), transition);
        }
    }

    /**
     * The differences, in the order of the times that they are about. Transitions that were never emitted are included
     * only from {@code since} on.
     */
    List<AlertEvent> news(Instant since) {
        NavigableMap<Instant, Kind> compared = emitted.subMap(from, true, end, false);
        compared.forEach((was, kind) -> {
            if (kind == Kind.FIRED && !isFound(was, kind)) {
                correct(kind, was, firstFireOf(was));
            }
        });
        compared.descendingMap().forEach((was, kind) -> {
            if (kind == Kind.RECOVERED && !isFound(was, kind)) {
                correct(kind, was, lastRecoveryOf(was));
            }
        });
        found.tailMap(from.isAfter(since) ? from : since).forEach((time, transition) -> {
            if (!wasEmitted(transition) && !movedTo.contains(time)) {
                news.add(transition);
            }
        });
        news.sort(Comparator.comparing(AlertEvent::about));
        return List.copyOf(news);
    }

    /** The fire of the first found alert that overlaps the emitted alert that fired then, if there is one. */
    private Map.@Nullable Entry<Instant, AlertTransition> firstFireOf(Instant was) {
        Map.Entry<Instant, AlertTransition> holding = found.floorEntry(was);
        if (isFire(holding)) {
            return holding;
        }
        Instant emittedEnd = emitted.higherKey(was);
        Map.Entry<Instant, AlertTransition> next = found.higherEntry(was);
        return next != null && (emittedEnd == null || next.getKey().isBefore(emittedEnd)) ? next : null;
    }

    /** The recovery of the last found alert that overlaps the emitted alert that recovered then, if there is one. */
    private Map.@Nullable Entry<Instant, AlertTransition> lastRecoveryOf(Instant was) {
        Map.Entry<Instant, AlertTransition> before = found.lowerEntry(was);
        if (isFire(before)) {
            return found.ceilingEntry(was);
        }
        Instant emittedBegin = emitted.lowerKey(was);
        return before != null && (emittedBegin == null || before.getKey().isAfter(emittedBegin)) ? before : null;
    }

    private static boolean isFire(Map.@Nullable Entry<Instant, AlertTransition> entry) {
        return entry != null && entry.getValue().kind() == Kind.FIRED;
    }

    private void correct(Kind kind, Instant was, Map.@Nullable Entry<Instant, AlertTransition> now) {
        news.add(Optional.ofNullable(now)
                .map(Map.Entry::getValue)
                .filter(transition -> transition.kind() == kind && !wasEmitted(transition))
                .filter(transition -> movedTo.add(transition.time()))
                .map(right -> AlertCorrection.moved(was, right))
                .orElseGet(() -> new AlertCorrection(kind, was, Optional.empty())));
    }

    private boolean isFound(Instant time, Kind kind) {
        AlertTransition transition = found.get(time);
        return transition != null && transition.kind() == kind;
    }

    private boolean wasEmitted(AlertTransition transition) {
        return emitted.get(transition.time()) == transition.kind();
    }
}
