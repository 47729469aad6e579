package httpmonitor.accesslog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import httpmonitor.accesslog.line.ParsedLine.Unparsed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recognises lines that are compressed, or text in UTF-16, for the reason why they are no hits. */
final class Encoded {

    private static final Unparsed UTF_16 = new Unparsed("UTF-16, which is not read: convert it to UTF-8");
    private static final int LOOKED_AT = 128;

    /** The first bytes of a compressed file, as ISO 8859-1. */
    private record Magic(String first, Unparsed reason) {
        private static Magic of(String program, String first) {
            return new Magic(first, new Unparsed("compressed with " + program));
        }

        private boolean begins(byte[] bytes, int from, int to) {
            int length = first.length();
            return to - from >= length && new String(bytes, from, length, ISO_8859_1).equals(first);
        }
    }

    private static final List<Magic> COMPRESSED = List.of(
            Magic.of("gzip", "\u001f\u008b\b"),
            Magic.of("xz", "\u00fd7zXZ"),
            Magic.of("zstd", "(\u00b5/\u00fd"),
            Magic.of("bzip2", "BZh91AY"),
            Magic.of("lz4", "\u0004\"M\u0018"),
            Magic.of("zip", "PK\u0003\u0004"));

    private Encoded() {}

    /** The reason, {@code null} where the bytes look like text. */
    static @Nullable Unparsed reason(byte[] bytes, int from, int to) {
        for (Magic magic : COMPRESSED) {
            if (magic.begins(bytes, from, to)) {
                return magic.reason();
            }
        }
        return isUtf16(bytes, from, to) ? UTF_16 : null;
    }

    /** Whether every other byte is a NUL, with few exceptions. */
    private static boolean isUtf16(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + LOOKED_AT);
        int[] nuls = new int[2];
        for (int i = from; i < end; i++) {
            nuls[(i - from) & 1] += bytes[i] == 0 ? 1 : 0;
        }
        int pairs = (end - from) / 2;
        int most = Math.max(nuls[0], nuls[1]);
        int fewest = Math.min(nuls[0], nuls[1]);
        return pairs >= 4 && most >= pairs * 9 / 10 && fewest <= pairs / 10;
    }
}
