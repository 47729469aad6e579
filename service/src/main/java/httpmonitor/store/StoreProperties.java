package httpmonitor.store;

import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.files.PrivateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The address and credentials of the embedded Elasticsearch of a data folder: the content of its
 * {@code store.properties}.
 *
 * <p>The file outlives the store, so that the user and the password stay the same across restarts.
 *
 * @param esUrl base URL without a trailing slash
 * @param username a user who may do everything on that store
 * @param password that user's password
 */
public record StoreProperties(String esUrl, String username, String password) {

    /** The file's name in the data folder. */
    public static final String FILE_NAME = "store.properties";

    /**
     * Reads such a file.
     *
     * @throws IOException if it cannot be read or does not have one of its three keys; the message says which
     */
    public static StoreProperties read(Path file) throws IOException {
        Properties properties = PrivateFile.properties(file);
        return new StoreProperties(
                required(properties, "es-url", file),
                required(properties, "username", file),
                required(properties, "password", file));
    }

    private static String required(Properties properties, String key, Path file) throws IOException {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new IOException(file + " has no " + key + "; delete it and start the store again");
        }
        return value;
    }

    /**
     * Writes the file, readable by its owner alone. A concurrent reader sees the whole old or the whole new content.
     */
    void write(Path file) throws IOException {
        // By hand: Properties.store escapes the colons of a URL, and shell scripts read this file too.
        PrivateFile.replace(file, "es-url=%s%nusername=%s%npassword=%s%n".formatted(esUrl, username, password));
    }

    /** The settings of a connection to that store, as this user. */
    public ElasticSettings settings() {
        return ElasticSettings.of(esUrl).with(new Credentials.Login(username, password));
    }

    /** Without the password, so that it gets into no log. */
    @Override
    public String toString() {
        return username + " at " + esUrl;
    }
}
