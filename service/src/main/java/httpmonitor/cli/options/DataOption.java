package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import httpmonitor.cli.usage.ValueOrigin;
import httpmonitor.console.Home;
import httpmonitor.console.UserException;
import httpmonitor.files.FileTrust;
import httpmonitor.files.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The folder of the embedded store, its credentials and the checkpoints. */
@Topic.Of(Topic.STORE)
public final class DataOption extends OptionGroup {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The embedded store's data, its address and credentials (store.properties), and checkpoints."
                    + " Default: data/ next to run.sh.")
    private @Nullable Path data;

    /** The folder; only its owner or root may write in it. */
    public Path folder() {
        return trusted(data != null ? data : Home.path().resolve("data"));
    }

    /**
     * The folder of a demo, whose traffic must never be among a user's hits: a folder that is set for all commands has
     * one for demos in it. Only a folder on the command line is used itself.
     */
    public Path folderOfDemo() {
        if (data == null) {
            return trusted(Home.path().resolve("demo-data"));
        }
        boolean typed = origin("--data") == ValueOrigin.COMMAND_LINE;
        return typed ? folder() : trusted(data.resolve("demo"));
    }

    /** The folder, if only its owner or root may write in it. */
    public static Path trusted(Path folder) {
        try {
            Optional<String> objection = FileTrust.folderObjection(folder);
            if (objection.isPresent()) {
                throw new UserException("The data folder cannot be used: " + objection.get()
                        + "; name another one with --data, or run this as that user");
            }
        } catch (IOException e) {
            throw new UserException("The data folder " + folder + " cannot be looked at: " + e.getMessage(), e);
        }
        return folder;
    }

    /** The folder of the checkpoints, for its owner alone. */
    public Path checkpoints() throws IOException {
        return checkpoints(folder());
    }

    /** The same of another data folder. */
    public static Path checkpoints(Path data) throws IOException {
        return PrivateFile.folder(checkpointsToRead(data));
    }

    /**
     * The folder of the checkpoints for reading, which may be absent. Files of another user there, such as a link or a
     * pipe, are not opened.
     */
    public static Path checkpointsToRead(Path data) {
        return trusted(data.resolve("checkpoints"));
    }
}
