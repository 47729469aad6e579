package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for Kibana's address. */
@Topic.Of(Topic.ELASTICSEARCH)
public final class KibanaOption extends OptionGroup {

    private static final String NAME = "--kibana-url";

    @Option(
            names = NAME,
            paramLabel = "URL",
            description = "Kibana: setup imports the data views and dashboards of the folder kibana/ there; the live"
                    + " screen's key y gives the address of the same hits there.")
    private @Nullable String given;

    private @Nullable URI usual;

    /** Where it is unless the user says otherwise. */
    public void usual(URI url) {
        usual = url;
    }

    /**
     * Where Kibana is, as far as that is known.
     *
     * @throws picocli.CommandLine.ParameterException where it is no such address, or has a user and password in it
     */
    public Optional<URI> url() {
        if (given == null) {
            return Optional.ofNullable(usual);
        }
        URI url = url(NAME, given);
        if (url.getRawUserInfo() != null) {
            throw wrong(NAME + " takes no user and password: Kibana is given --username and --password, or --api-key");
        }
        return Optional.of(url);
    }
}
