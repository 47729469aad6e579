package httpmonitor.cli.options;

import httpmonitor.console.HostName;
import httpmonitor.console.UserException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for this host's name in documents and heartbeats. */
public final class HostNameOption {

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            description = "This host's name, in documents, heartbeats and line ids (default: the system's).")
    private @Nullable String given;

    /** The name that the user gave, if any. */
    public Optional<String> given() {
        return Optional.ofNullable(given);
    }

    /**
     * The name that the user gave, else the system's.
     *
     * @throws UserException where neither is known
     */
    public String name() {
        if (given != null) {
            return given;
        }
        return HostName.ofTheSystem()
                .orElseThrow(
                        () -> new UserException("This host's name cannot be found out: give one with --host-name."));
    }
}
