package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import httpmonitor.console.Nearest;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says which hits count. */
@Topic.Of(Topic.HITS)
public final class FilterOption extends OptionGroup {

    @Option(
            names = "--filter",
            split = "\n",
            paramLabel = "FIELD=VALUE",
            description = "Count only these hits: section, client (an address, or a network such as"
                    + " 10.0.0.0/24), status (404 or 5xx), method, host, url, agent or referrer, = or !=;"
                    + " duration with >, >=, < or <= and a time, as in duration>500ms."
                    + " Repeatable: the same field again is an alternative (bounds of the duration must all hold),"
                    + " another field must hold as well.")
    private List<String> filters = List.of();

    /**
     * The filter of all conditions given; without one, it passes every hit.
     *
     * @throws picocli.CommandLine.ParameterException where the conditions do not fit together
     */
    public TrafficFilter filter() {
        return read(
                "--filter",
                () -> new TrafficFilter(
                        filters.stream().map(FilterOption::condition).toList()));
    }

    /**
     * Reads a condition. For a misspelt field, the message suggests the nearest one.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static Condition condition(String text) {
        try {
            return Condition.parse(text);
        } catch (IllegalArgumentException e) {
            String field = text.split("[!=<>]", 2)[0];
            List<String> fields =
                    Arrays.stream(Field.values()).map(Field::label).toList();
            Optional<String> meant = fields.contains(field) ? Optional.empty() : Nearest.to(field, fields);
            throw meant.isEmpty()
                    ? e
                    : new IllegalArgumentException(
                            "there is no field '" + field + "' to filter by; did you mean '" + meant.get() + "'?", e);
        }
    }
}
