package httpmonitor.cli;

import httpmonitor.accesslog.format.LineRules;
import httpmonitor.cli.options.IngestOptions;
import httpmonitor.cli.run.LogFiles;
import httpmonitor.cli.run.ShipRun;
import httpmonitor.console.ExitCode;
import httpmonitor.console.Shutdown;
import httpmonitor.console.Terminal;
import httpmonitor.elastic.admin.Role;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.ingest.ship.ShipSummary;
import httpmonitor.ingest.tail.TailOptions;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tails access logs into Elasticsearch. */
@Command(
        name = "ship",
        header = "Tail access logs into Elasticsearch, each line once.",
        description = "Continues where it stopped, through rotation, restarts and crashes.",
        footer = {
            "",
            "Examples:",
            "  httpmonitor ship /var/log/nginx/access.log",
            "  httpmonitor ship --once '/var/log/apache2/*.log.*.gz'",
            "  httpmonitor ship --log-format '%%h %%l %%u %%t \"%%r\" %%>s %%b %%D' access.log",
            "  ssh web1 cat access.log | httpmonitor ship -"
        })
final class ShipCommand extends ElasticCommand {

    @Mixin
    private IngestOptions ingest = new IngestOptions();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Files or globs; compressed ones (gzip, xz, zstd, bzip2) are read once; - is standard input.")
    private List<String> files = List.of();

    @Option(
            names = "--once",
            fallbackValue = "true",
            description = "Stop at the end of the files, when all hits are searchable.")
    private boolean once;

    @Override
    public Integer call() throws Exception {
        LogFiles.check(files, "FILE", this);
        LineRules rules = ingest.lines.rules();
        TailOptions options = ingest.tail(files, data.checkpoints(), once);
        try (Shutdown shutdown = new Shutdown()) {
            ElasticConnection connection = shutdown.add(elastic.connect(data.folder(), Role.WRITER));
            ShipRun run = new ShipRun(
                    options,
                    rules,
                    connection,
                    elastic.names(),
                    ingest.retention.retention(),
                    shutdown,
                    err(),
                    Terminal.isStandardError());
            ShipSummary summary = run.run();
            return once ? ended(summary) : ExitCode.DONE;
        }
    }

    private int ended(ShipSummary summary) {
        print(summary, out());
        if (!summary.complete()) {
            err().println("Stopped before all lines were stored; the same command continues there.");
            return ExitCode.STOPPED;
        }
        return summary.unreadable() > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }

    private static void print(ShipSummary summary, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "lines=%d hits=%d unparsed=%d rejected=%d duplicates=%d seconds=%.1f lines_per_second=%.0f%n",
                summary.lines(),
                summary.hits(),
                summary.unparsed(),
                summary.rejected(),
                summary.duplicates(),
                summary.took().toMillis() / 1000.0,
                summary.linesPerSecond());
    }
}
