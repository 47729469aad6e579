package httpmonitor.cli;

import httpmonitor.cli.options.DataOption;
import httpmonitor.cli.options.ElasticOptions;
import httpmonitor.cli.options.RetentionOption;
import httpmonitor.cli.options.StoreOptions;
import httpmonitor.console.ExitCode;
import httpmonitor.console.Shutdown;
import httpmonitor.console.UserException;
import httpmonitor.store.hits.EmbeddedStore;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The embedded Elasticsearch alone. */
@Command(
        name = "store",
        header = "Run the embedded Elasticsearch in the foreground, until Ctrl-C.",
        description = "Its address, user and password are in store.properties of the data folder, where the other"
                + " commands find them.",
        footer = {"", "Example:", "  httpmonitor store --port 9201 --heap 1g"})
final class StoreCommand extends BaseCommand {

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private RetentionOption retention = new RetentionOption();

    @Option(
            names = "--index",
            defaultValue = "access-log-*",
            paramLabel = "PATTERN",
            description = "Index pattern of the hits (default: ${DEFAULT-VALUE}).")
    private String index = "";

    @Override
    public Integer call() throws Exception {
        PrintWriter err = err();
        try (Shutdown shutdown = new Shutdown()) {
            EmbeddedStore started = EmbeddedStore.start(
                    store.settings(data.folder()),
                    ElasticOptions.names(index, command),
                    retention.retention(),
                    shutdown,
                    err::println);
            err.println("The store answers at " + started.node().address().esUrl() + "; stop it with Ctrl-C.");
            String reason = started.node().onExit().get().reason();
            if (shutdown.isClosed()) {
                return ExitCode.DONE;
            }
            throw new UserException(reason);
        }
    }
}
