package httpmonitor.cli.options;

import java.util.List;
import picocli.CommandLine.Option;

/** The option for which access logs are meant. */
public final class LogFileOption {

    @Option(
            names = "--log-file",
            split = "\n",
            paramLabel = "PATH",
            description = "The access log, or a glob; repeatable (default: logs/access.log next to run.sh).")
    private List<String> paths = List.of();

    /** The paths and globs, as given; empty where none is. */
    public List<String> paths() {
        return paths;
    }
}
