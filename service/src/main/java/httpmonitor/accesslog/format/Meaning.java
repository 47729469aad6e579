package httpmonitor.accesslog.format;

import java.util.Locale;

/**
 * The meaning of a field, as in the format's file: {@code client}, {@code duration ms}, {@code duration s +}.
 *
 * @param target the part of the entry that it gives
 * @param nanos for a duration: the nanoseconds of its unit; 0 where the field's text names the unit
 * @param isSum for a duration: whether it is one of several parts that are added
 * @param rank decides between a line's fields with the same target: the one with the lowest rank counts
 */
record Meaning(Target target, long nanos, boolean isSum, int rank) {

    /** The parts of an entry that a field may give. */
    enum Target {
        CLIENT,
        /** A list of addresses, of which one is the client. */
        FORWARDED,
        USER,
        TIME,
        /** The date, where the time of day is a field of its own. */
        DATE,
        /** The time of day as a field of its own, in UTC. */
        CLOCK,
        /** The time of day as a field of its own, in the zone of times that name none. */
        LOCAL_CLOCK,
        /** Method, target and version. */
        REQUEST,
        METHOD,
        TARGET,
        /** The target without its query. */
        PATH,
        QUERY,
        VERSION,
        STATUS,
        BYTES,
        REFERRER,
        AGENT,
        DOMAIN,
        DURATION
    }

    /** @throws IllegalArgumentException if the text names no target or no unit */
    static Meaning of(String text, int rank) {
        String[] words = text.split(" ", -1);
        Target target = Target.valueOf(words[0].toUpperCase(Locale.ROOT));
        if (target != Target.DURATION) {
            return new Meaning(target, 0, false, rank);
        }
        boolean isSum = words[words.length - 1].equals("+");
        long nanos = words.length == 1 ? 0 : ServerDurations.nanosOf(words[1]);
        if (words.length > 1 && nanos == 0) {
            throw new IllegalArgumentException(words[1] + " is not a unit of a duration: s, ms, us or ns");
        }
        return new Meaning(target, nanos, isSum, rank);
    }
}
