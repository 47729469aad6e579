package httpmonitor.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the embedded store, its credentials and the checkpoints live. */
@Topic.Of(Topic.STORE)
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The embedded store's data, its address and credentials (store.properties), and checkpoints."
                    + " Default: data/ beside run.sh.")
    private @Nullable Path data;

    Path folder() {
        return data != null ? data : Home.path().resolve("data");
    }
}
