package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import httpmonitor.cli.usage.ValueOrigin;
import httpmonitor.console.UserException;
import httpmonitor.elastic.admin.Role;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.rest.FileCredentials;
import httpmonitor.elastic.rest.Trust;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.store.RunningStore;
import httpmonitor.store.hits.EmbeddedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options for Elasticsearch: its address, the credentials, and the index pattern. */
@Topic.Of(Topic.ELASTICSEARCH)
public final class ElasticOptions extends OptionGroup {

    private static final String USUAL_URL = "http://127.0.0.1:9200";
    private static final String URL = "--es-url";
    private static final String API_KEY = "--api-key";
    private static final String USERNAME = "--username";
    private static final String PASSWORD = "--password";
    private static final String CA_CERT = "--ca-cert";
    private static final String CA_FINGERPRINT = "--ca-fingerprint";

    @Option(
            names = URL,
            paramLabel = "URL",
            description = "URL of Elasticsearch, several nodes separated by commas (default: the embedded store of"
                    + " --data where there is one, else " + USUAL_URL + ").")
    private @Nullable String url;

    @Option(names = API_KEY, paramLabel = "KEY", description = "API key, in the form that Elasticsearch calls encoded.")
    private @Nullable String apiKey;

    @Option(names = USERNAME, paramLabel = "NAME", description = "User name, with --password.")
    private @Nullable String username;

    @Option(
            names = PASSWORD,
            paramLabel = "PASSWORD",
            description = "Its password; better given as HTTPMONITOR_PASSWORD_FILE.")
    private @Nullable String password;

    @Option(names = CA_CERT, paramLabel = "FILE", description = "PEM file of the certificates to trust.")
    private @Nullable Path caCert;

    @Option(
            names = CA_FINGERPRINT,
            paramLabel = "HEX",
            description = "SHA-256 of the certificate to trust; the server's must still name the host of --es-url.")
    private @Nullable String caFingerprint;

    @Mixin
    private IndexOption index = new IndexOption();

    /** The index pattern, checked. */
    public String index() {
        return names().pattern();
    }

    /** The names that follow from it. */
    public IndexNames names() {
        return index.names();
    }

    /** Asks the embedded store, also where a cluster is given. */
    public void useEmbeddedStore() {
        url = null;
    }

    /** Reads the usual indices, also where others are given. */
    public void useUsualIndex() {
        index.useUsual();
    }

    /** Whether the user named a cluster. */
    public boolean isGiven() {
        return url != null;
    }

    /**
     * A connection to the user's cluster or the embedded store, as the user with this role; {@code data} is the folder
     * of the embedded store.
     */
    public ElasticConnection connect(Path data, Role role) {
        return ElasticConnection.to(settings(data, role));
    }

    /** The settings of a connection; in the embedded store as the user with this role. */
    public ElasticSettings settings(Path data, Role role) {
        return settings(data, store -> EmbeddedStore.as(store, role));
    }

    /** The settings of a connection; in the embedded store as the user who may do everything. */
    public ElasticSettings unlimited(Path data) {
        return settings(data, EmbeddedStore::unlimited);
    }

    private ElasticSettings settings(Path data, EmbeddedStore.Login login) {
        String nodes = url;
        ElasticSettings server = nodes == null ? embedded(data, login) : read(URL, () -> ElasticSettings.of(nodes));
        Optional<Credentials> given = isUserOfUrl(server) ? Optional.empty() : credentials();
        ElasticSettings settings = given.map(server::with).orElse(server);
        Path pem = caCert;
        String fingerprint = caFingerprint;
        if (pem != null && (fingerprint == null || holds(CA_CERT, CA_FINGERPRINT))) {
            return read(CA_CERT, () -> Trust.checked(settings.trusting(pem)));
        }
        return fingerprint == null ? settings : read(CA_FINGERPRINT, () -> settings.trustingFingerprint(fingerprint));
    }

    private ElasticSettings embedded(Path data, EmbeddedStore.Login login) {
        try {
            Optional<RunningStore> running =
                    RunningStore.await(data, () -> say("The store of " + data + " is starting; waiting for it."));
            return running.isPresent() ? login.to(running.get()) : ElasticSettings.of(USUAL_URL);
        } catch (IOException e) {
            throw new UserException("The embedded store's address cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("Interrupted while the store of " + data + " was starting", e);
        }
    }

    private void say(String sentence) {
        command().commandLine().getErr().println(sentence);
    }

    /** Whether the URL has a user, and comes before all other users and keys. */
    private boolean isUserOfUrl(ElasticSettings settings) {
        ValueOrigin ofUrl = origin(URL);
        return url != null
                && settings.credentials().isPresent()
                && ofUrl.beats(origin(API_KEY))
                && ofUrl.beats(origin(USERNAME));
    }

    private Optional<Credentials> credentials() {
        String key = apiKey;
        String user = username;
        String secret = password;
        if (key != null && (user == null || holds(API_KEY, USERNAME))) {
            return Optional.of(read(API_KEY, () -> secret(API_KEY, key, Credentials.ApiKey::new)));
        }
        if (user == null) {
            return Optional.empty();
        }
        if (secret == null) {
            throw wrong(USERNAME + " needs --password, or HTTPMONITOR_PASSWORD, or HTTPMONITOR_PASSWORD_FILE");
        }
        return Optional.of(read(USERNAME, () -> secret(PASSWORD, secret, text -> new Credentials.Login(user, text))));
    }

    /** Credentials with a secret, which is read again from its file where the server refuses them. */
    private Credentials secret(String option, String value, Function<String, Credentials> from) {
        Credentials first = from.apply(value);
        return secretFile(option)
                .<Credentials>map(file -> new FileCredentials(first, file, from))
                .orElse(first);
    }
}
