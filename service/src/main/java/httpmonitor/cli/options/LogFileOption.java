package httpmonitor.cli.options;

import java.util.List;
import picocli.CommandLine.Option;

/** The option for which access logs are meant. */
public final class LogFileOption {

    /** The paths and globs, as given; empty where none is. */
    @Option(
            names = "--log-file",
            split = "\n",
            paramLabel = "PATH",
            description = "The access log, or a glob; repeatable (default: logs/access.log next to run.sh).")
    public List<String> paths = List.of();
}
