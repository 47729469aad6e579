package httpmonitor.cli;

import httpmonitor.console.ExitCode;
import httpmonitor.doctor.LogAccess;
import httpmonitor.view.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks whether logs can be read; Docker Compose runs it as the shipper's user before the shipper starts. */
@Command(
        name = "readable",
        hidden = true,
        header = "Report which of the logs that match a pattern cannot be read.",
        description = "Exit code 0 where all can be read, or none is there yet, else 1.",
        footer = {"", "Example:", "  httpmonitor readable '/var/log/nginx/*.log'"})
final class ReadableCommand extends BaseCommand {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files or globs.")
    private List<String> files = List.of();

    @Override
    public Integer call() throws IOException {
        boolean readable = true;
        for (String file : files) {
            for (String trouble :
                    LogAccess.troubles(Path.of(file).toAbsolutePath().toString())) {
                out().println(Printable.of(trouble));
                readable = false;
            }
        }
        return readable ? ExitCode.DONE : ExitCode.FAILED;
    }
}
