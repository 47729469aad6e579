package httpmonitor.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
public final class Sha256 {
    private Sha256() {}

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
}
