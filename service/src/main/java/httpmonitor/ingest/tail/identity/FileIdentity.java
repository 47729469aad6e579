package httpmonitor.ingest.tail.identity;

import httpmonitor.files.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The identity of a file, independent of its name and mount point: its host, its inode, and its first line. An inode
 * alone is used again once its file is deleted; a first line alone is shared by all files with the same header.
 *
 * @param host name of the host
 * @param inode the inode of the file; of a copy, that of the original
 * @param firstLine {@link FirstLine hash of the first line}, in hexadecimal digits
 */
public record FileIdentity(String host, long inode, String firstLine) {

    /** Length of {@link #digest} in bytes. */
    public static final int DIGEST_BYTES = 14;

    /** A digest of {@value #DIGEST_BYTES} bytes, different for different files: the beginning of a SHA-256. */
    public byte[] digest() {
        MessageDigest sha256 = Sha256.start();
        sha256.update(host.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(inode).array());
        sha256.update(firstLine.getBytes(StandardCharsets.US_ASCII));
        return Arrays.copyOf(sha256.digest(), DIGEST_BYTES);
    }
}
