package httpmonitor.cli.options;

import httpmonitor.cli.usage.ConfigFile;
import httpmonitor.cli.usage.Topic;
import httpmonitor.console.Diagnostics;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that every command has. */
@Topic.Of(Topic.GENERAL)
public final class CommonOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    /** Read by {@link ConfigFile} before the other options can get their defaults. */
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "File with options, one per line (es-url = ...). Default: httpmonitor.properties in the"
                    + " working folder, else in ~/.config/httpmonitor/.")
    @Nullable
    Path config;

    private boolean verbose;

    @Option(
            names = "--verbose",
            fallbackValue = "true",
            description = "Print more on standard error, with stack traces.")
    void setVerbose(boolean verbose) {
        this.verbose = verbose;
        Diagnostics.start(verbose);
    }

    /** Whether {@code --verbose} was given to this command. */
    public static boolean verbose(CommandLine line) {
        return line.getMixins().values().stream()
                .anyMatch(mixin -> mixin instanceof CommonOptions common && common.verbose);
    }
}
