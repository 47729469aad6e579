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
 * @param kind what is asked for
 * @param text what has been typed
 * @param selected whether what is typed next takes the place of the text
 * @param error why it was not accepted, if it was not
 * @param cycle what a key goes through, while it does
 */
public record Prompt(Kind kind, String text, boolean selected, Optional<String> error, Optional<Cycle> cycle) {

    private static final int LONGEST = 1000;

    /** Spaces end a condition where another follows, since values may hold some. */
    private static final Pattern NEXT_CONDITION = Pattern.compile("\\s+(?=[a-z]+(?:!?=|[<>]))");

    /** What is asked for. */
    public enum Kind {
        FILTER("filter", "FIELD=VALUE, FIELD!=VALUE, duration>500ms; Tab completes, Up: the last ones; empty: all"),
        THRESHOLD("threshold", "hits per second; typing replaces them; Ctrl-U Enter: the given threshold again"),
        TIME("go to", "09:00, yesterday 09:00, -3h, 2026-11-21T12:00:00Z; empty: the present");

        private final String label;
        private final String hint;

        Kind(String label, String hint) {
            this.label = label;
            this.hint = hint;
        }

        /** Stands in front of what is typed. */
        public String label() {
            return label;
        }

        /** What can be typed. */
        public String hint() {
            return hint;
        }
    }

    /**
     * Texts that one key puts in place of another, one after the other.
     *
     * @param stem what was typed
     * @param options what can stand instead of it
     * @param index of the one that does; -1 is the stem
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

    /** With one key more; those that mean nothing here change nothing. */
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

    /** The next of the completions of what was typed, after the last one the first again. */
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

    /** The one before among texts of earlier times, or the one after it; at both ends the text stays. */
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

    /** What was probably meant, where that is something else. */
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
     * The filter that was typed.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    TrafficFilter filter() {
        return new TrafficFilter(conditions().stream().map(Condition::parse).toList());
    }

    /**
     * The rule with the threshold that was typed, or what is given where nothing was. Recovery stays where it is, but
     * not above the threshold; where both were one, they stay one.
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
