package httpmonitor.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides which hits count. Conditions on the same field are alternatives, conditions on different fields
 * must all hold. Exclusions and bounds must all hold, also on the same field. Without a condition, every hit counts.
 */
public record TrafficFilter(List<Condition> conditions) {

    /** Every hit counts. */
    public static final TrafficFilter NONE = new TrafficFilter(List.of());

    /** Copies the list. */
    public TrafficFilter {
        conditions = List.copyOf(conditions);
    }

    /** The fields of conditions. */
    public enum Field {
        SECTION,
        CLIENT,
        /** A code such as {@code 404}, or a class such as {@code 5xx}. */
        STATUS,
        METHOD,
        /** The virtual host, or the server that wrote the log. */
        HOST,
        /** The path. */
        URL,
        /** The user agent. */
        AGENT,
        /** The referrer. */
        REFERRER,
        /**
         * How long the server took: the only field with an order. Hits without a duration pass no condition on it.
         */
        DURATION;

        /** As users write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a field is compared with a value. */
    public enum Comparison {
        EQUAL("="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** Whether it is an order, so that its conditions are bounds. */
        public boolean isOrder() {
            return this != EQUAL && this != NOT_EQUAL;
        }

        private static Comparison of(String sign) {
            return Arrays.stream(values())
                    .filter(comparison -> comparison.sign.equals(sign))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * One condition.
     *
     * @param comparison an order for a duration, (in)equality for every other field
     * @param value the field's whole value; a time such as {@code 500ms} for a duration
     */
    public record Condition(Field field, Comparison comparison, String value) {

        private static final Pattern TEXT = Pattern.compile("([^=<>!]*)(!=|<=|>=|=|<|>)(.*)", Pattern.DOTALL);

        /**
         * Checks that a status is a number or a class, and that a duration is compared with a time. A status may be any
         * number, since other writers may store one that is no code.
         */
        public Condition {
            requireStatus(field, value, "-?[0-9]{1,9}|[1-5]xx");
            if ((field == Field.DURATION) != comparison.isOrder()) {
                throw new IllegalArgumentException(
                        field == Field.DURATION
                                ? "a duration is compared with >, >=, < or <=, as in duration>500ms, not with "
                                        + comparison.sign
                                : "a " + field.label() + " has no order: write FIELD=VALUE or FIELD!=VALUE, not '"
                                        + field.label() + comparison.sign + value + "'");
            }
            if (field == Field.DURATION) {
                DurationText.parse(value);
            }
        }

        /** A condition that requires or excludes a value. */
        public Condition(Field field, boolean excluded, String value) {
            this(field, excluded ? Comparison.NOT_EQUAL : Comparison.EQUAL, value);
        }

        /** Whether hits with this value do not count. */
        public boolean excluded() {
            return comparison == Comparison.NOT_EQUAL;
        }

        /** The time of a condition about the duration, in nanoseconds. */
        public long nanos() {
            return DurationText.nanos(DurationText.parse(value));
        }

        /**
         * Reads {@code FIELD=VALUE}, {@code FIELD!=VALUE}, or {@code duration>500ms} with any order.
         *
         * @throws IllegalArgumentException with a sentence for the user
         */
        public static Condition parse(String text) {
            Matcher parts = TEXT.matcher(text);
            if (!parts.matches() || text.startsWith("=")) {
                throw new IllegalArgumentException(
                        "a filter is written FIELD=VALUE, FIELD!=VALUE or duration>500ms, not '" + text + "'");
            }
            Field field = field(parts.group(1));
            requireStatus(field, parts.group(3), "[0-9]{1,5}|[1-5]xx");
            return new Condition(field, Comparison.of(parts.group(2)), parts.group(3));
        }

        private static void requireStatus(Field field, String value, String pattern) {
            if (field == Field.STATUS && !value.matches(pattern)) {
                throw new IllegalArgumentException(
                        "a status is a code such as 404 or a class such as 5xx, not '" + value + "'");
            }
        }

        private static Field field(String name) {
            return Arrays.stream(Field.values())
                    .filter(field -> field.label().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no field '" + name
                            + "' to filter by; there are "
                            + Arrays.stream(Field.values()).map(Field::label).collect(Collectors.joining(", "))));
        }

        @Override
        public String toString() {
            return field.label() + comparison.sign + value;
        }
    }

    /** This filter and another one; conditions of both on the same field are alternatives. */
    public TrafficFilter and(TrafficFilter other) {
        return new TrafficFilter(Stream.concat(conditions.stream(), other.conditions.stream())
                .distinct()
                .toList());
    }

    /** The same without the conditions on one field. */
    public TrafficFilter without(Field field) {
        return new TrafficFilter(conditions.stream()
                .filter(condition -> condition.field() != field)
                .toList());
    }

    /** As users write it, conditions separated by spaces; empty where every hit counts. */
    @Override
    public String toString() {
        return conditions.stream().map(Condition::toString).collect(Collectors.joining(" "));
    }
}
