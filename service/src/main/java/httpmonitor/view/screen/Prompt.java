package httpmonitor.view.screen;

import httpmonitor.alert.AlertRule;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.view.screen.Key.Named;
import httpmonitor.view.screen.Key.Typed;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An input line.
 *
 * @param kind what is asked for
 * @param text what has been typed
 * @param selected whether what is typed next takes the place of the text
 * @param error why it was not accepted, if it was not
 */
record Prompt(Kind kind, String text, boolean selected, Optional<String> error) {

    private static final int LONGEST = 1000;

    /** Spaces end a condition where another follows, since values may hold some. */
    private static final Pattern NEXT_CONDITION = Pattern.compile("\\s+(?=[a-z]+(?:!?=|[<>]))");

    /** What is asked for. */
    enum Kind {
        FILTER("filter", "FIELD=VALUE, FIELD!=VALUE, duration>500ms, with spaces between; empty: all"),
        THRESHOLD("threshold", "hits per second; typing replaces them; Ctrl-U Enter: the given threshold again");

        private final String label;
        private final String hint;

        Kind(String label, String hint) {
            this.label = label;
            this.hint = hint;
        }

        String label() {
            return label;
        }

        String hint() {
            return hint;
        }
    }

    static Prompt forFilter(TrafficFilter current) {
        return new Prompt(Kind.FILTER, current.toString(), false, Optional.empty());
    }

    static Prompt forThreshold(AlertRule current) {
        String text = current.threshold().stripTrailingZeros().toPlainString();
        return new Prompt(Kind.THRESHOLD, text, true, Optional.empty());
    }

    /** With one key more; those that mean nothing here change nothing. */
    Prompt type(Key key) {
        return switch (key) {
            case Typed typed -> typed(Character.toString(typed.codePoint()));
            case Named named ->
                switch (named) {
                    case BACKSPACE ->
                        withText(text.isEmpty() ? text : text.substring(0, text.offsetByCodePoints(text.length(), -1)));
                    case KILL_LINE -> withText("");
                    case LEFT, RIGHT, HOME, END -> withText(text);
                    case UP, DOWN, PAGE_UP, PAGE_DOWN, ENTER, ESCAPE, TAB, REDRAW -> this;
                };
        };
    }

    private Prompt typed(String character) {
        String kept = selected ? "" : text;
        return kept.length() < LONGEST ? withText(kept + character) : this;
    }

    private Prompt withText(String other) {
        return new Prompt(kind, other, false, Optional.empty());
    }

    Prompt refused(String reason) {
        return new Prompt(kind, text, selected, Optional.of(reason));
    }

    /**
     * The viewpoint with what was typed.
     *
     * @param given the viewpoint of the command line, whose threshold nothing typed stands for
     * @throws IllegalArgumentException with a sentence for the user
     */
    Viewpoint applyTo(Viewpoint viewpoint, Viewpoint given) {
        return switch (kind) {
            case FILTER -> viewpoint.withFilter(filter());
            case THRESHOLD -> viewpoint.withRule(text.isBlank() ? given.rule() : rule(given.rule()));
        };
    }

    private TrafficFilter filter() {
        String conditions = text.strip();
        return conditions.isEmpty()
                ? TrafficFilter.NONE
                : new TrafficFilter(Arrays.stream(NEXT_CONDITION.split(conditions))
                        .map(Condition::parse)
                        .toList());
    }

    /** Recovery stays where it is, but not above the threshold; where both were one, they stay one. */
    private AlertRule rule(AlertRule before) {
        BigDecimal threshold = number(text.strip());
        if (threshold.compareTo(before.threshold()) == 0) {
            return before;
        }
        boolean one = before.recoveryThreshold().compareTo(before.threshold()) == 0;
        return new AlertRule(before.window(), threshold, one ? threshold : threshold.min(before.recoveryThreshold()));
    }

    private static BigDecimal number(String text) {
        if (!text.matches("[0-9]{1,15}(\\.[0-9]{1,9})?")) {
            throw new IllegalArgumentException("a threshold is a number of hits per second, not '" + text + "'");
        }
        return new BigDecimal(text);
    }
}
