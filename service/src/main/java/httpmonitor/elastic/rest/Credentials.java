package httpmonitor.elastic.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The credentials that are sent to Elasticsearch. Secrets appear in no {@code toString}. */
public sealed interface Credentials permits Credentials.ApiKey, Credentials.Login, FileCredentials {

    /** The value of the {@code Authorization} header. */
    String authorization();

    /** The server has refused these credentials, with a 401. */
    default void refused() {}

    /**
     * An API key.
     *
     * @param key as Elasticsearch prints it under {@code encoded}, or as {@code id:key}
     */
    record ApiKey(String key) implements Credentials {

        /** Requires a key that fits into a header. */
        public ApiKey {
            if (key.isBlank() || key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                throw new IllegalArgumentException("an API key must be printable ASCII without spaces");
            }
        }

        @Override
        public String authorization() {
            return "ApiKey " + (key.indexOf(':') < 0 ? key : base64(key));
        }

        @Override
        public String toString() {
            return "ApiKey[hidden]";
        }
    }

    /** A user name, which may be shown, and a password, which may not. */
    record Login(String username, String password) implements Credentials {

        /** Requires a name without a colon, which basic authentication cannot carry. */
        public Login {
            if (username.isEmpty() || username.indexOf(':') >= 0) {
                throw new IllegalArgumentException("a user name must not be empty, nor hold a colon");
            }
        }

        @Override
        public String authorization() {
            return "Basic " + base64(username + ":" + password);
        }

        @Override
        public String toString() {
            return "Login[" + username + ", hidden]";
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
