package httpmonitor.compression;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * The content of all members of a gzip file. The JDK's stream calls itself for each member that is empty, so that a
 * small file of many such members overflows the stack; this one reads them in a loop.
 */
final class GzipMembers extends GZIPInputStream {
    private static final int BUFFER = 1 << 16;

    private boolean isReading;

    GzipMembers(InputStream in) throws IOException {
        super(in, BUFFER);
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (isReading) {
            return 0; // the JDK's stream asks for the next member
        }
        isReading = true;
        try {
            int count;
            do {
                count = super.read(into, at, length);
            } while (count == 0 && length > 0);
            return count;
        } finally {
            isReading = false;
        }
    }
}
