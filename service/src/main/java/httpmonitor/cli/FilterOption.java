package httpmonitor.cli;

import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which hits count. */
final class FilterOption {

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--filter",
            split = "\n",
            paramLabel = "FIELD=VALUE",
            description = "Count only these hits: section, client, status (404 or 5xx), method, host or url, = or !=."
                    + " Repeatable: the same field again is an alternative, another field must hold as well.")
    private List<String> filters = List.of();

    TrafficFilter filter() {
        try {
            return new TrafficFilter(filters.stream().map(Condition::parse).toList());
        } catch (IllegalArgumentException e) {
            throw Usage.wrong(command, e);
        }
    }
}
