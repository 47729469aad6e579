package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import httpmonitor.cli.usage.Version;
import httpmonitor.console.Home;
import httpmonitor.store.NodeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The embedded store's port and size. */
@Topic.Of(Topic.STORE)
public final class StoreOptions extends OptionGroup {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,7})([mg])b?");

    @Option(
            names = "--port",
            defaultValue = "9200",
            paramLabel = "PORT",
            description =
                    "The embedded store's HTTP port on 127.0.0.1; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--heap",
            defaultValue = NodeSettings.DEFAULT_HEAP_MEGABYTES + "m",
            paramLabel = "SIZE",
            description = "The embedded store's heap, such as 512m or 2g (default: ${DEFAULT-VALUE}).")
    private String heap = "";

    /** The settings of the store with its data in this folder. */
    public NodeSettings settings(Path data) throws IOException {
        Path distribution = distribution();
        return checked(() -> new NodeSettings(distribution, data, port, megabytes()));
    }

    /** The folder in which the build has unpacked Elasticsearch. */
    public static Path distribution() throws IOException {
        return Home.path().resolve("service/target/elasticsearch-" + Version.elastic());
    }

    private int megabytes() {
        Matcher size = SIZE.matcher(heap.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            throw wrong("--heap is a size such as 512m or 2g, not '" + heap + "'");
        }
        return Integer.parseInt(size.group(1)) * (size.group(2).equals("g") ? 1024 : 1);
    }
}
