package httpmonitor.cli;

import httpmonitor.cli.options.DataOption;
import httpmonitor.cli.options.IndexOption;
import httpmonitor.cli.options.RetentionOption;
import httpmonitor.cli.options.StoreOptions;
import httpmonitor.console.ExitCode;
import httpmonitor.console.Shutdown;
import httpmonitor.console.UserException;
import httpmonitor.store.hits.EmbeddedStore;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

    @Mixin
    private IndexOption index = new IndexOption();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = err();
        try (Shutdown shutdown = new Shutdown()) {
            EmbeddedStore started = EmbeddedStore.start(
                    store.settings(data.folder()), index.names(), retention.retention(), shutdown, err::println);
            err.println("The store answers at " + started.node().address().esUrl() + "; stop it with Ctrl-C.");
            String reason = started.node().onExit().get().reason();
            if (shutdown.isClosed()) {
                return ExitCode.DONE;
            }
            throw new UserException(reason);
        }
    }
}
