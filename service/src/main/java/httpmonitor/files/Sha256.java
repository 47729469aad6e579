package httpmonitor.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {
    private static final int NAME_DIGITS = 32;

    private Sha256() {}

    /** A new hash. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The hash in hexadecimal digits. */
    public static String hex(byte[] bytes, int from, int to) {
        MessageDigest sha256 = start();
        sha256.update(bytes, from, to - from);
        return HexFormat.of().formatHex(sha256.digest());
    }

    /**
     * The first half of the hash of a text, in 32 hexadecimal digits: a name for what is too long, or too secret, to be
     * one.
     */
    public static String name(String text) {
        return HexFormat.of()
                .formatHex(start().digest(text.getBytes(StandardCharsets.UTF_8)))
                .substring(0, NAME_DIGITS);
    }
}
