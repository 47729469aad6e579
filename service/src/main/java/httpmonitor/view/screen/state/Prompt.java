package httpmonitor.view.screen.state;

import httpmonitor.alert.AlertRule;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.view.screen.keys.Key;
import httpmonitor.view.screen.keys.Key.Named;
import httpmonitor.view.screen.keys.Key.Typed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An input line.
 *
 * @param kind what the user is to type
 * @param text the text so far
 * @param selected whether the next character replaces the text
 * @param error why the text was not accepted, if it was not
 * @param cycle the texts that a key steps through, while it does
 */
public record Prompt(Kind kind, String text, boolean selected, Optional<String> error, Optional<Cycle> cycle) {

    private static final int LONGEST = 1000;

    /** The spaces between two conditions; other spaces belong to a value. */
    private static final Pattern NEXT_CONDITION = Pattern.compile("\\s+(?=[a-z]+(?:!?=|[<>]))");

    /** What the user is to type. */
    public enum Kind {
        FILTER("filter", "FIELD=VALUE or !=, duration>500ms; Tab completes; Up: earlier ones; empty: all"),
        THRESHOLD("threshold", "hits per second; typing replaces them; Ctrl-U Enter: the given threshold again"),
        TIME("go to", "09:00, yesterday 09:00, -3h, 2026-11-21T12:00:00Z; empty: the present");

        private final String label;
        private final String hint;

        Kind(String label, String hint) {
            this.label = label;
            this.hint = hint;
        }

        /** The label in front of the text. */
        public String label() {
            return label;
        }

        /** Examples of what the user can type. */
        public String hint() {
            return hint;
        }
    }

    /**
     * The texts that a key puts into the line one after the other.
     *
     * @param stem the text that was typed
     * @param options the texts that can replace it
     * @param index the option that is in the line; -1 for the stem
     */
    public record Cycle(String stem, List<String> options, int index) {

        String text() {
            return index < 0 ? stem : options.get(index);
        }
    }

    private static Prompt of(Kind kind, String text) {
        return new Prompt(kind, text, false, Optional.empty(), Optional.empty());
    }

    static Prompt forFilter(TrafficFilter current) {
        return of(Kind.FILTER, current.toString());
    }

    static Prompt forTime() {
        return of(Kind.TIME, "");
    }

    static Prompt forThreshold(AlertRule current) {
        String text = current.threshold().stripTrailingZeros().toPlainString();
        return new Prompt(Kind.THRESHOLD, text, true, Optional.empty(), Optional.empty());
    }

    /** The line after a key; a key without a meaning here changes nothing. */
    Prompt type(Key key) {
        return switch (key) {
            case Typed typed -> typed(Character.toString(typed.codePoint()));
            case Named named ->
                switch (named) {
                    case BACKSPACE ->
                        of(kind, text.isEmpty() ? text : text.substring(0, text.offsetByCodePoints(text.length(), -1)));
                    case KILL_LINE -> of(kind, "");
                    case LEFT, RIGHT, HOME, END -> of(kind, text);
                    case UP, DOWN, PAGE_UP, PAGE_DOWN, ENTER, ESCAPE, TAB, REDRAW -> this;
                };
        };
    }

    private Prompt typed(String character) {
        String kept = selected ? "" : text;
        return kept.length() < LONGEST ? of(kind, kept + character) : this;
    }

    Prompt refused(String reason) {
        return new Prompt(kind, text, selected, Optional.of(reason), Optional.empty());
    }

    /** With the next completion of the typed text; after the last one, the first. */
    Prompt completed(Completion known) {
        Cycle before = cycle.filter(going -> going.index() >= 0).orElseGet(() -> new Cycle(text, known.of(text), -1));
        if (before.options().isEmpty()) {
            return refused("nothing on the screen begins like that");
        }
        return at(new Cycle(
                before.stem(),
                before.options(),
                (before.index() + 1) % before.options().size()));
    }

    /** With the next older or newer text of earlier input; at both ends the text stays. */
    Prompt recalled(List<String> newestFirst, int by) {
        Cycle before = cycle.orElseGet(() -> new Cycle(text, newestFirst, -1));
        return at(new Cycle(
                before.stem(),
                before.options(),
                Math.clamp(before.index() + by, -1, before.options().size() - 1)));
    }

    private Prompt at(Cycle other) {
        return new Prompt(kind, other.text(), false, Optional.empty(), Optional.of(other));
    }

    private List<String> conditions() {
        return text.isBlank() ? List.of() : Arrays.asList(NEXT_CONDITION.split(text.strip()));
    }

    /** Offers the filter that was probably meant, where it differs from the text. */
    Optional<Prompt> offer() {
        String meant = conditions().stream().map(Completion::meant).collect(Collectors.joining(" "));
        if (kind != Kind.FILTER || meant.equals(text.strip())) {
            return Optional.empty();
        }
        boolean section = conditions().stream().anyMatch(condition -> condition.matches("section!?=[^/].*"));
        return Optional.of(of(kind, meant)
                .refused((section ? "sections begin with /; " : "") + "Enter takes " + meant + ", Esc does not"));
    }

    /**
     * The typed filter.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    TrafficFilter filter() {
        return new TrafficFilter(conditions().stream().map(Condition::parse).toList());
    }

    /**
     * The given rule with the typed threshold, or unchanged where the line is empty. The recovery threshold follows a
     * threshold that was equal to it or goes below it.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    AlertRule rule(AlertRule given) {
        if (text.isBlank()) {
            return given;
        }
        BigDecimal threshold = number(text.strip());
        if (threshold.compareTo(given.threshold()) == 0) {
            return given;
        }
        boolean one = given.recoveryThreshold().compareTo(given.threshold()) == 0;
        return new AlertRule(given.window(), threshold, one ? threshold : threshold.min(given.recoveryThreshold()));
    }

    private static BigDecimal number(String text) {
        if (!text.matches("[0-9]{1,15}(\\.[0-9]{1,9})?")) {
            throw new IllegalArgumentException("a threshold is a number of hits per second, not '" + text + "'");
        }
        return new BigDecimal(text);
    }
}
