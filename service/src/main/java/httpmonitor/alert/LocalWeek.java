package httpmonitor.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * The instants that have the same local time some weeks before the seconds of a range.
 *
 * @param ago how many weeks
 * @param distance how long before each second its instant lies; empty where the clocks may change near them
 */
record LocalWeek(ZoneId zone, int ago, Optional<Duration> distance) {

    /** Longer than any change of clocks. */
    static final Duration CHANGE = Duration.ofDays(2);

    /** For the seconds from the first to the last. */
    static LocalWeek of(ZoneId zone, int ago, Instant first, Instant last) {
        Duration weeks = Duration.ofDays(7L * ago);
        boolean constant = isConstant(zone, first, last) && isConstant(zone, first.minus(weeks), last.minus(weeks));
        LocalWeek exact = new LocalWeek(zone, ago, Optional.empty());
        return constant
                ? new LocalWeek(zone, ago, exact.before(first).map(then -> Duration.between(then, first)))
                : exact;
    }

    private static boolean isConstant(ZoneId zone, Instant first, Instant last) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(first.minus(CHANGE));
        return next == null || next.getInstant().isAfter(last.plus(CHANGE));
    }

    /**
     * The instant for a second. Where the clocks were set back, so that there are two, it is the one with the offset of
     * {@code t}, or else the earlier one; where they were set forward over that time, there is none.
     */
    Optional<Instant> before(Instant t) {
        if (distance.isPresent()) {
            return Optional.of(t.minus(distance.get()));
        }
        ZonedDateTime now = t.atZone(zone);
        LocalDateTime then = now.toLocalDateTime().minusWeeks(ago);
        return zone.getRules().getValidOffsets(then).isEmpty()
                ? Optional.empty()
                : Optional.of(ZonedDateTime.ofLocal(then, zone, now.getOffset()).toInstant());
    }
}
