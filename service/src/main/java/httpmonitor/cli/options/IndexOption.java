package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import httpmonitor.cli.usage.Usage;
import httpmonitor.elastic.schema.IndexNames;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option for the indices of the hits. */
@Topic.Of(Topic.ELASTICSEARCH)
public final class IndexOption {

    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--index",
            defaultValue = IndexNames.USUAL_PATTERN,
            paramLabel = "PATTERN",
            description = "Index pattern of the hits; it ends in -*, and writers put the date there (default:"
                    + " ${DEFAULT-VALUE}).")
    private String index = "";

    /** Takes the usual pattern, also where another one is given. */
    void useUsual() {
        index = IndexNames.USUAL_PATTERN;
    }

    /**
     * The names that follow from it.
     *
     * @throws picocli.CommandLine.ParameterException where the pattern is not valid
     */
    public IndexNames names() {
        return Usage.read(command, "--index", () -> IndexNames.of(index));
    }
}
