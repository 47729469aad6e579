package httpmonitor.store;

import httpmonitor.files.RandomSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A user of the store, for Elasticsearch's file realm.
 *
 * @param username the user who may do everything
 * @param password 32 letters and digits where it is made here
 */
record StoreCredentials(String username, String password) {

    private static final int ITERATIONS = 10_000;
    private static final int SALT_BYTES = 32;
    private static final int HASH_BITS = 256;

    /** The credentials of an existing {@code store.properties}, else new ones. */
    static StoreCredentials keptOrNew(Path storeProperties) throws IOException {
        if (Files.exists(storeProperties)) {
            StoreProperties kept = StoreProperties.read(storeProperties);
            return new StoreCredentials(kept.username(), kept.password());
        }
        return new StoreCredentials("httpmonitor", RandomSecret.next());
    }

    /** The line of the file realm's {@code users} file. */
    String usersLine() {
        return username + ":" + hash() + "\n";
    }

    /** The line of the file realm's {@code users_roles} file. */
    String rolesLine() {
        return "superuser:" + username + "\n";
    }

    /**
     * The password as {@code {PBKDF2}iterations$salt$hash}: PBKDF2 with HMAC-SHA-512, a salt of 32 bytes and 256 bits
     * of output, both in Base64. That is the format of
     * {@code org.elasticsearch.xpack.core.security.authc.support.Hasher}.
     */
    private String hash() {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var spec = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, HASH_BITS);
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2withHMACSHA512")
                    .generateSecret(spec)
                    .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return "{PBKDF2}" + ITERATIONS + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2withHMACSHA512", e);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return username;
    }
}
