package httpmonitor.cli;

import httpmonitor.cli.options.CommonOptions;
import httpmonitor.cli.usage.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program as a whole. */
@Command(
        name = "httpmonitor",
        header = "Watches a web server's access log: top sections, top clients, hit rate, and an alert that fires"
                + " and recovers.",
        description = "Without a COMMAND, 'up' runs the whole system in this terminal.",
        synopsisSubcommandLabel = "[COMMAND]",
        versionProvider = Version.class,
        subcommands = {
            UpCommand.class,
            ShipCommand.class,
            WatchCommand.class,
            AlertsCommand.class,
            ReportCommand.class,
            StoreCommand.class,
            CheckCommand.class,
            GenerateCommand.class,
            SetupCommand.class,
            DoctorCommand.class,
            ReadableCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
final class HttpMonitorCommand {

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions and exit.")
    boolean version;
}
