package httpmonitor.ingest.tail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java platform has. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** The hash in hexadecimal digits. */
    static String hex(byte[] bytes, int from, int to) {
        MessageDigest sha256 = start();
        sha256.update(bytes, from, to - from);
        return HexFormat.of().formatHex(sha256.digest());
    }
}
