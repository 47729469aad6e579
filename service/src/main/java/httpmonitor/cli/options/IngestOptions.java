package httpmonitor.cli.options;

import httpmonitor.cli.usage.ValueOrigin;
import httpmonitor.elastic.schema.Lifecycle;
import httpmonitor.ingest.tail.TailOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for how logs are read and stored. */
public final class IngestOptions extends OptionGroup {

    /** How long hits are kept. */
    @Mixin
    public RetentionOption retention = new RetentionOption();

    /** This host's name. */
    @Mixin
    public HostNameOption host = new HostNameOption();

    /** How lines are read. */
    @Mixin
    public LineOptions lines = new LineOptions();

    /** Whether to skip what a file holds when it is first seen. */
    @Option(
            names = "--from-end",
            fallbackValue = "true",
            description = "Skip the existing content of a log file when it is first seen.")
    public boolean fromEnd;

    /**
     * How to tail some files.
     *
     * @param checkpoints the folder of the checkpoints
     * @param once whether to stop at the end of the files
     */
    public TailOptions tail(List<String> files, Path checkpoints, boolean once) {
        return new TailOptions(files, checkpoints, host.name(), once, fromEnd);
    }

    /** Those that the user gives, by the names that they have as settings of the Docker stack. */
    public Map<String, String> ofStack() {
        Map<String, String> settings = lines.ofStack();
        retention.given().ifPresent(keep -> settings.put("RETENTION_DAYS", Long.toString(Lifecycle.days(keep))));
        if (origin("--from-end") != ValueOrigin.NONE) {
            settings.put("FROM_END", Boolean.toString(fromEnd));
        }
        return settings;
    }
}
