package httpmonitor.torture;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How often each of some things happened. */
final class Tally<E extends Enum<E>> {
    private final Map<E, Integer> counts;

    Tally(Class<E> type) {
        this.counts = new EnumMap<>(type);
        for (E each : type.getEnumConstants()) {
            counts.put(each, 0);
        }
    }

    synchronized void count(E what) {
        counts.merge(what, 1, Integer::sum);
    }

    synchronized Map<E, Integer> counts() {
        return new EnumMap<>(counts);
    }

    @Override
    public synchronized String toString() {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
