package httpmonitor.elastic.rest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of a connection to Elasticsearch.
 *
 * @param urls the nodes, at least one, {@code http} or {@code https}, all with the same path; never with user or
 *     password in them
 * @param credentials our user or key, empty where security is off
 * @param caCert a PEM file of the certificates to trust; empty: those that Java trusts
 * @param caFingerprint SHA-256 of the certificate to trust, as 64 lower-case hex digits
 * @param responseTimeout how long to wait for an answer
 * @param guard checks on each new connection that the right server has the other end; else nothing is sent
 */
public record ElasticSettings(
        List<URI> urls,
        Optional<Credentials> credentials,
        Optional<Path> caCert,
        Optional<String> caFingerprint,
        Duration responseTimeout,
        Optional<ServerGuard> guard) {

    /** How long to wait for a connection. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** Checks and copies. */
    public ElasticSettings {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("at least one Elasticsearch URL is needed");
        }
        urls = urls.stream().map(ElasticSettings::checked).toList();
        if (urls.stream().map(URI::getPath).distinct().count() > 1) {
            throw new IllegalArgumentException("all Elasticsearch URLs must have the same path");
        }
        if (caCert.isPresent() && caFingerprint.isPresent()) {
            throw new IllegalArgumentException("give a CA certificate or a CA fingerprint, not both");
        }
        caFingerprint = caFingerprint.map(ElasticSettings::normalized);
    }

    /**
     * Settings for one or more URLs separated by commas, with 5 s to connect and 30 s to answer.
     *
     * @param urls such as {@code https://es1:9200,https://es2:9200}; user and password in a URL become the credentials
     * @throws IllegalArgumentException where a URL is invalid; the message holds no password
     */
    public static ElasticSettings of(String urls) {
        List<URI> bare = new ArrayList<>();
        Optional<Credentials> credentials = Optional.empty();
        for (String url : urls.split(",", -1)) {
            URI uri = parsed(url.strip());
            credentials = credentials.or(() -> login(uri));
            bare.add(withoutUser(uri));
        }
        return new ElasticSettings(
                bare, credentials, Optional.empty(), Optional.empty(), Duration.ofSeconds(30), Optional.empty());
    }

    /** The same, with other credentials. */
    public ElasticSettings with(Credentials who) {
        return new ElasticSettings(urls, Optional.of(who), caCert, caFingerprint, responseTimeout, guard);
    }

    /** The same, trusting the certificates of a PEM file. */
    public ElasticSettings trusting(Path pem) {
        return new ElasticSettings(urls, credentials, Optional.of(pem), caFingerprint, responseTimeout, guard);
    }

    /** The same, trusting the certificate with this SHA-256 fingerprint: hex digits, colons between them allowed. */
    public ElasticSettings trustingFingerprint(String sha256) {
        return new ElasticSettings(urls, credentials, caCert, Optional.of(sha256), responseTimeout, guard);
    }

    /** The same, waiting this long for answers. */
    public ElasticSettings answeringWithin(Duration timeout) {
        return new ElasticSettings(urls, credentials, caCert, caFingerprint, timeout, guard);
    }

    /** The same, with this check on each new connection before anything is sent. */
    public ElasticSettings guardedBy(ServerGuard isMeant) {
        return new ElasticSettings(urls, credentials, caCert, caFingerprint, responseTimeout, Optional.of(isMeant));
    }

    /** The URLs for messages. */
    public String where() {
        return String.join(", ", urls.stream().map(URI::toString).toList());
    }

    /** Whether any URL needs TLS. */
    boolean isTls() {
        return urls.stream().anyMatch(url -> "https".equals(url.getScheme()));
    }

    private static URI parsed(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the Elasticsearch URL cannot be read: it must look like https://host:9200");
        }
    }

    private static Optional<Credentials> login(URI url) {
        String user = url.getUserInfo();
        if (user == null) {
            return Optional.empty();
        }
        int colon = user.indexOf(':');
        return Optional.of(
                colon < 0
                        ? new Credentials.Login(user, "")
                        : new Credentials.Login(user.substring(0, colon), user.substring(colon + 1)));
    }

    private static URI withoutUser(URI url) {
        String rest = url.getRawUserInfo();
        return rest == null ? url : URI.create(url.toString().replaceFirst(Pattern.quote(rest + "@"), ""));
    }

    private static URI checked(URI url) {
        String scheme = url.getScheme();
        if (!("http".equals(scheme) || "https".equals(scheme)) || url.getHost() == null) {
            throw new IllegalArgumentException("an Elasticsearch URL must look like https://host:9200");
        }
        if (url.getUserInfo() != null || url.getQuery() != null || url.getFragment() != null) {
            throw new IllegalArgumentException("an Elasticsearch URL must be scheme, host, port and path only");
        }
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    private static String normalized(String fingerprint) {
        String hex = fingerprint.replace(":", "").strip().toLowerCase(Locale.ROOT);
        if (!SHA_256.matcher(hex).matches()) {
            throw new IllegalArgumentException("a CA fingerprint must be the 64 hex digits of a SHA-256");
        }
        return hex;
    }
}
