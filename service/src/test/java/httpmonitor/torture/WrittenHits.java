package httpmonitor.torture;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hits that were written in each second, and the alert as its definition has it: each window is summed from its
 * hits.
 */
final class WrittenHits {
    private static final Duration LATELY = Duration.ofHours(1);
    private static final Pattern TIME = Pattern.compile("\\[([^]]+)\\] \"GET /t/");
    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final long windowSeconds;
    private final long limit;
    private final TreeMap<Long, Integer> seconds = new TreeMap<>();

    /**
     * One stretch in which the alert fired.
     *
     * @param recovered empty where it still fires one window after the last hit
     */
    record Fire(Instant fired, Optional<Instant> recovered) {
        boolean burnsAt(Instant t) {
            return !t.isBefore(fired) && recovered.map(end -> t.isBefore(end)).orElse(true);
        }
    }

    /** Fires above this many hits in a window, recovers at or below it. */
    WrittenHits(long windowSeconds, long limit) {
        this.windowSeconds = windowSeconds;
        this.limit = limit;
    }

    /** Takes lines of {@link NumberedLines}; what is no hit, or lies days back, counts for nothing. */
    synchronized void add(byte[] lines) {
        Instant notBefore = Instant.now().minus(LATELY);
        Matcher time = TIME.matcher(new String(lines, StandardCharsets.US_ASCII));
        while (time.find()) {
            Instant at = LOG_TIME.parse(time.group(1), Instant::from);
            if (!at.isBefore(notBefore)) {
                seconds.merge(at.getEpochSecond(), 1, Integer::sum);
            }
        }
    }

    synchronized List<Fire> fires() {
        List<Fire> fires = new ArrayList<>();
        if (seconds.isEmpty()) {
            return fires;
        }
        Optional<Instant> burning = Optional.empty();
        for (long t = seconds.firstKey(); t <= seconds.lastKey() + windowSeconds + 1; t++) {
            Instant at = Instant.ofEpochSecond(t);
            if (burning.isEmpty() && window(t) > limit) {
                burning = Optional.of(at);
            } else if (burning.isPresent() && window(t) <= limit) {
                fires.add(new Fire(burning.get(), Optional.of(at)));
                burning = Optional.empty();
            }
        }
        burning.ifPresent(fired -> fires.add(new Fire(fired, Optional.empty())));
        return fires;
    }

    private long window(long t) {
        return seconds.subMap(t - windowSeconds, t).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
    }
}
