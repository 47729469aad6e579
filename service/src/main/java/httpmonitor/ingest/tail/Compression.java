package httpmonitor.ingest.tail;

import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a file is compressed, by the bytes it begins with, whatever its name. */
enum Compression {
    GZIP("1f8b08", "gzip -dc"),
    XZ("fd377a585a00", "xz -dc"),
    ZSTD("28b52ffd", "zstd -dc"),
    BZIP2("425a68", "bzip2 -dc"),
    LZ4("04224d18", "lz4 -dc"),
    ZIP("504b0304", "unzip -p");

    /** So many first bytes are enough. */
    static final int LENGTH = 6;

    private final String magic;
    private final String reader;

    Compression(String magic, String reader) {
        this.magic = magic;
        this.reader = reader;
    }

    /** {@code null} where these first bytes are those of no compressed file. */
    static @Nullable Compression of(byte[] head, int length) {
        String hex = HexFormat.of().formatHex(head, 0, Math.max(0, length));
        for (Compression each : values()) {
            if (hex.startsWith(each.magic)) {
                return each;
            }
        }
        return null;
    }

    /** What to do where it cannot be read. */
    String refusal() {
        return "it is compressed with " + name().toLowerCase(Locale.ROOT) + "; read it by: " + reader
                + " FILE | ship -";
    }
}
