package httpmonitor.accesslog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import httpmonitor.accesslog.line.ParsedLine.Unparsed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recognises lines that are compressed, or text in UTF-16, for the reason why they are no hits. */
final class Encoded {

    private static final Unparsed UTF_16 = new Unparsed("UTF-16, which is not read: convert it to UTF-8");
    private static final int LOOKED_AT = 128;

    /** The first bytes of compressed files, as ISO 8859-1, and the program for each. */
    private static final Map<String, String> COMPRESSED = Map.of(
            "\u001f\u008b\b", "gzip",
            "\u00fd7zXZ", "xz",
            "(\u00b5/\u00fd", "zstd",
            "BZh91AY", "bzip2",
            "\u0004\"M\u0018", "lz4",
            "PK\u0003\u0004", "zip");

    private Encoded() {}

    /** The reason, {@code null} where the bytes look like text. */
    static @Nullable Unparsed reason(byte[] bytes, int from, int to) {
        String start = new String(bytes, from, Math.min(to - from, LOOKED_AT), ISO_8859_1);
        for (Map.Entry<String, String> each : COMPRESSED.entrySet()) {
            if (start.startsWith(each.getKey())) {
                return new Unparsed("compressed with " + each.getValue());
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
