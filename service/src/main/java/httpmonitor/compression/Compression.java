package httpmonitor.compression;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The compression of a file, by its first bytes; by its name only where the file has too few bytes. */
public enum Compression {
    GZIP("1f8b08", ".gz", "gzip -dc"),
    XZ("fd377a585a00", ".xz", "xz -dc"),
    ZSTD("28b52ffd", ".zst", "zstd -dc"),
    BZIP2("425a683[1-9](3141|1772)", ".bz2", "bzip2 -dc"),
    LZ4("04224d18", ".lz4", "lz4 -dc"),
    ZIP("504b0304", ".zip", "unzip -p"),
    COMPRESS("1f9d", ".Z", "gzip -dc");

    /** The number of first bytes that tell all of them apart. */
    public static final int LENGTH = 6;

    private final Pattern magic;
    private final String ending;
    private final String reader;

    Compression(String magic, String ending, String reader) {
        this.magic = Pattern.compile(magic);
        this.ending = ending;
        this.reader = reader;
    }

    /**
     * The compression of a file.
     *
     * @param head its first bytes
     * @param length how many of them there are; fewer than {@link #LENGTH} where the file has no more
     * @return {@code null} where neither the first bytes nor the name are those of a compressed file
     */
    public static @Nullable Compression of(byte[] head, int length, Path path) {
        String hex = HexFormat.of().formatHex(head, 0, Math.max(0, length));
        for (Compression each : values()) {
            if (each.magic.matcher(hex).lookingAt()) {
                return each;
            }
        }
        return ofName(path);
    }

    /** The supported compression that a name stands for; {@code null} where there is none. */
    public static @Nullable Compression ofName(Path path) {
        for (Compression each : values()) {
            if (each.isReadable() && path.toString().endsWith(each.ending)) {
                return each;
            }
        }
        return null;
    }

    /**
     * The content of a file, decompressed where it is compressed.
     *
     * @param in the file, from its beginning; it must support {@link InputStream#mark}
     * @param path its ending decides where the file is too short
     * @throws IOException if the file cannot be read, or its compression is not supported
     */
    public static InputStream plain(InputStream in, Path path) throws IOException {
        in.mark(LENGTH);
        byte[] head = new byte[LENGTH];
        int length = in.readNBytes(head, 0, LENGTH);
        in.reset();
        Compression found = of(head, length, path);
        return found == null || length == 0 ? in : found.decompress(in);
    }

    /** Whether this program can read it. */
    public boolean isReadable() {
        return switch (this) {
            case GZIP, XZ, ZSTD, BZIP2 -> true;
            case LZ4, ZIP, COMPRESS -> false;
        };
    }

    /** Whether its decoder may need tens of megabytes, so that one file at a time is decompressed. */
    public boolean isHeavy() {
        return this != GZIP;
    }

    /**
     * Decompresses all members, streams or frames that follow each other.
     *
     * @throws IOException if its beginning cannot be read; a {@link CompressedContentException} if this kind, or a file
     *     that needs so much memory, is not read here
     */
    public InputStream decompress(InputStream in) throws IOException {
        return switch (this) {
            case GZIP -> new GzipMembers(in);
            case XZ -> new XZInputStream(in, mostKibibytes());
            case ZSTD -> zstd(in);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case LZ4, ZIP, COMPRESS -> throw new CompressedContentException(refusal(), null);
        };
    }

    /** The strongest level of xz needs 65 MiB, a quarter of the heap that {@code run.sh} gives. */
    private static int mostKibibytes() {
        return (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 3 / 1024);
    }

    private InputStream zstd(InputStream in) throws IOException {
        try {
            ZstdLibrary.load();
            return new ZstdInputStreamNoFinalizer(in);
        } catch (LinkageError e) {
            throw new CompressedContentException(refusal(), e);
        }
    }

    /** The advice for a user whose file cannot be read. */
    public String refusal() {
        return "it is " + description() + "; read it by: " + reader + " FILE | ship -";
    }

    /** The name of the compression, a part of a sentence. */
    public String description() {
        return "compressed with " + name().toLowerCase(Locale.ROOT);
    }
}
