package httpmonitor.ingest.ship;

import httpmonitor.ingest.tail.Tailed;
import httpmonitor.ingest.tail.identity.FileIdentity;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32C;

/**
 * Makes the ids of lines: 32 characters of base64url, of {@value FileIdentity#DIGEST_BYTES} bytes for the file, 6 for
 * the line's offset, and 4 for a CRC-32C of its bytes without the LF (RFC 3720, section 12.1; of a cut line, of its
 * kept part). The checksum distinguishes lines at the same offset of a file that was written again.
 */
final class LineIds {
    private static final int OFFSET_BYTES = 6;
    private static final int TEXT_BYTES = 32;

    private final Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    private final byte[] id = new byte[FileIdentity.DIGEST_BYTES + OFFSET_BYTES + Integer.BYTES];
    private final ByteBuffer writer = ByteBuffer.wrap(id);
    private final CRC32C checksum = new CRC32C();
    private final byte[] text = new byte[TEXT_BYTES];

    /** The id in ASCII; the next call overwrites it. */
    byte[] of(Tailed.Line line) {
        checksum.reset();
        checksum.update(line.bytes(), line.from(), line.to() - line.from());
        writer.clear();
        writer.put(line.file().identityDigest());
        writer.putShort((short) (line.offset() >>> Integer.SIZE)).putInt((int) line.offset());
        writer.putInt((int) checksum.getValue());
        encoder.encode(id, text);
        return text;
    }
}
