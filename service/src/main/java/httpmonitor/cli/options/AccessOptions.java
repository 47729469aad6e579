package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import httpmonitor.elastic.admin.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for access to a cluster. A user is made where there is a password for it. */
@Topic.Of(Topic.ACCESS)
public final class AccessOptions {

    /** Whether to create an API key for each role that has none. */
    @Option(
            names = "--create-keys",
            fallbackValue = "true",
            description = "Create an API key for each role that has none, and print it only this once.")
    public boolean createKeys;

    @Option(
            names = "--writer-password",
            paramLabel = "PASSWORD",
            description = "Make the user httpmonitor_writer with this password; better given as"
                    + " HTTPMONITOR_WRITER_PASSWORD_FILE.")
    private @Nullable String writer;

    @Option(
            names = "--reader-password",
            paramLabel = "PASSWORD",
            description = "Make the user httpmonitor_reader with this password.")
    private @Nullable String reader;

    @Option(
            names = "--alert-writer-password",
            paramLabel = "PASSWORD",
            description = "Make the user httpmonitor_alert_writer with this password.")
    private @Nullable String alertWriter;

    @Option(
            names = "--kibana-system-password",
            paramLabel = "PASSWORD",
            description = "Set the password of Kibana's own user.")
    private @Nullable String kibanaSystem;

    /** The new password of Kibana's own user; empty where it is to stay. */
    public Optional<String> kibanaPassword() {
        return Optional.ofNullable(kibanaSystem);
    }

    /** The password of a role's user; empty where that user is not to be made. */
    public Optional<String> password(Role role) {
        return Optional.ofNullable(
                switch (role) {
                    case WRITER -> writer;
                    case READER -> reader;
                    case ALERT_WRITER -> alertWriter;
                });
    }
}
