package httpmonitor.view.web;

import httpmonitor.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The secret that opens the page. It is kept and compared as its SHA-256, in constant time, and is never shown.
 */
public final class WebToken {

    /** A shorter token could be guessed. */
    private static final int SHORTEST = 16;

    private final byte[] digest;

    /**
     * A token.
     *
     * @throws IllegalArgumentException with a sentence where it is too short
     */
    public WebToken(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("a token has at least " + SHORTEST + " characters");
        }
        digest = digest(secret);
    }

    private static byte[] digest(String text) {
        return Sha256.start().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isSecret(String text) {
        return MessageDigest.isEqual(digest, digest(text));
    }

    /** The value of the cookie, which is not the secret. */
    String cookie() {
        return HexFormat.of().formatHex(digest("cookie " + HexFormat.of().formatHex(digest)));
    }

    boolean isCookie(String text) {
        return MessageDigest.isEqual(cookie().getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WebToken";
    }
}
