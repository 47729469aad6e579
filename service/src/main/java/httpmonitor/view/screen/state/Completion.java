package httpmonitor.view.screen.state;

import httpmonitor.traffic.TrafficFilter.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Completes filters.
 *
 * @param values the values of each field that are on the screen; raw log text
 */
record Completion(Map<Field, List<String>> values) {

    private static final Pattern VALUE = Pattern.compile("((?:.*\\s)?([a-z]+)!?=)(.*)", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("((?:.*\\s)?)(\\S*)", Pattern.DOTALL);
    private static final Pattern STATUS = Pattern.compile("[1-5](?:xx|[0-9]{2})");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-f]*:[0-9a-f:.]+");
    private static final Pattern SECTION = Pattern.compile("(section!?=)([^/].*)");

    /** The completions of a typed text: fields, or values of the field that the text ends with. */
    List<String> of(String typed) {
        Matcher value = VALUE.matcher(typed);
        List<String> completed = value.matches()
                ? values(value.group(2))
                        .filter(known -> known.startsWith(value.group(3)))
                        .map(known -> value.group(1) + known)
                        .toList()
                : List.of();
        if (!completed.isEmpty()) {
            return completed;
        }
        Matcher word = WORD.matcher(typed);
        return word.matches()
                ? Arrays.stream(Field.values())
                        .map(field -> field.label() + (field == Field.DURATION ? ">" : "="))
                        .filter(field -> field.startsWith(word.group(2)))
                        .map(field -> word.group(1) + field)
                        .toList()
                : List.of();
    }

    private Stream<String> values(String label) {
        return values.entrySet().stream()
                .filter(known -> known.getKey().label().equals(label))
                .flatMap(known -> known.getValue().stream());
    }

    /** The condition that was probably meant: it adds the field to a value alone, and the slash to a section. */
    static String meant(String condition) {
        Matcher section = SECTION.matcher(condition);
        if (section.matches()) {
            return section.group(1) + "/" + section.group(2);
        }
        if (STATUS.matcher(condition).matches()) {
            return "status=" + condition;
        }
        if (ADDRESS.matcher(condition).matches()) {
            return "client=" + condition;
        }
        boolean path = condition.startsWith("/");
        return path ? (condition.lastIndexOf('/') == 0 ? "section=" : "url=") + condition : condition;
    }
}
