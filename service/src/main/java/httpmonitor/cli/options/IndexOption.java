package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import httpmonitor.elastic.schema.IndexNames;
import picocli.CommandLine.Option;

/** The option for the indices of the hits. */
@Topic.Of(Topic.ELASTICSEARCH)
public final class IndexOption extends OptionGroup {

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
        return read("--index", () -> IndexNames.of(index));
    }
}
