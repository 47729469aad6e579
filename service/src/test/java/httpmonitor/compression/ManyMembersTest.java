package httpmonitor.compression;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Any user can write a file that consists of very many empty members, and may place it where logs are read. */
class ManyMembersTest {
    private static final int EMPTY_MEMBERS = 20_000;

    /** Wraps a stream by a compressor. */
    private interface Compressor {
        OutputStream of(OutputStream out) throws IOException;
    }

    private static byte[] compressed(Compressor compressor, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressor.of(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static void assertReadsPast(Compression compression, Compressor compressor) throws IOException {
        byte[] empty = compressed(compressor, new byte[0]);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 0; i < EMPTY_MEMBERS; i++) {
            file.writeBytes(empty);
        }
        file.writeBytes(compressed(compressor, "a line\n".getBytes(StandardCharsets.UTF_8)));
        InputStream in = new BufferedInputStream(new ByteArrayInputStream(file.toByteArray()));
        try (InputStream plain = compression.decompress(in)) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("a line\n");
        }
    }

    @Test
    void ofGzip() throws Exception {
        assertReadsPast(Compression.GZIP, GZIPOutputStream::new);
    }

    @Test
    void ofBzip2() throws Exception {
        assertReadsPast(Compression.BZIP2, BZip2CompressorOutputStream::new);
    }

    @Test
    void ofXz() throws Exception {
        assertReadsPast(Compression.XZ, out -> new XZOutputStream(out, new LZMA2Options(0)));
    }

    @Test
    void ofZstd() throws Exception {
        assertReadsPast(Compression.ZSTD, ZstdOutputStream::new);
    }
}
