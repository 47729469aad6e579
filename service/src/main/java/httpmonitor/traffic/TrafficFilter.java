package httpmonitor.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Which hits count. Conditions on the same field are alternatives, conditions on different fields must all hold;
 * exclusions must all hold, whatever their field. No condition: every hit counts.
 */
public record TrafficFilter(List<Condition> conditions) {

    /** Every hit counts. */
    public static final TrafficFilter NONE = new TrafficFilter(List.of());

    /** Copies the list. */
    public TrafficFilter {
        conditions = List.copyOf(conditions);
    }

    /** What can be filtered by. */
    public enum Field {
        SECTION,
        CLIENT,
        /** A code such as {@code 404}, or a class such as {@code 5xx}. */
        STATUS,
        METHOD,
        /** The virtual host, or the server that wrote the log. */
        HOST,
        /** The path. */
        URL;

        /** As users write it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One condition.
     *
     * @param excluded whether hits with this value are the ones that do not count
     * @param value the field's whole value
     */
    public record Condition(Field field, boolean excluded, String value) {

        /** Checks that a status is a code or a class. */
        public Condition {
            if (field == Field.STATUS && !value.matches("[0-9]{1,5}|[1-5]xx")) {
                throw new IllegalArgumentException(
                        "a status is a code such as 404 or a class such as 5xx, not '" + value + "'");
            }
        }

        /**
         * Reads {@code FIELD=VALUE} or {@code FIELD!=VALUE}.
         *
         * @throws IllegalArgumentException with a sentence for the user
         */
        public static Condition parse(String text) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "a filter is written FIELD=VALUE or FIELD!=VALUE, not '" + text + "'");
            }
            boolean excluded = text.charAt(equals - 1) == '!';
            String name = text.substring(0, excluded ? equals - 1 : equals);
            return new Condition(field(name), excluded, text.substring(equals + 1));
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
            return field.label() + (excluded ? "!=" : "=") + value;
        }
    }

    /** As users write it, conditions separated by spaces; empty where every hit counts. */
    @Override
    public String toString() {
        return conditions.stream().map(Condition::toString).collect(Collectors.joining(" "));
    }
}
