package httpmonitor.cli;

import httpmonitor.cli.options.CommonOptions;
import httpmonitor.console.ExitCode;
import httpmonitor.doctor.LogAccess;
import httpmonitor.view.text.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether logs can be read; Docker Compose runs it as the shipper's user before the shipper starts. */
@Command(
        name = "readable",
        hidden = true,
        header = "Report which of the logs that match a pattern cannot be read.",
        description = "Exit code 0 where all can be read, or none is there yet, else 1.",
        footer = {"", "Example:", "  httpmonitor readable '/var/log/nginx/*.log'"})
final class ReadableCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or globs.")
    private List<String> files = List.of();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        boolean readable = true;
        for (String file : files) {
            for (String trouble :
                    LogAccess.troubles(Path.of(file).toAbsolutePath().toString())) {
                out.println(Printable.of(trouble));
                readable = false;
            }
        }
        return readable ? ExitCode.DONE : ExitCode.FAILED;
    }
}
