package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CompressedOtherwiseTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    private static OutputStream compressing(String ending, OutputStream to) throws IOException {
        return switch (ending) {
            case "gz" -> new GZIPOutputStream(to);
            case "xz" -> new XZOutputStream(to, new LZMA2Options(1));
            case "zst" -> new ZstdOutputStream(to).setChecksum(true);
            case "bz2" -> new BZip2CompressorOutputStream(to);
            default -> throw new IllegalArgumentException(ending);
        };
    }

    private static byte[] compressed(String ending, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressing(ending, bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(rig.path(name), bytes);
        rig.touch(name);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
    void itIsReadOnceUnderAnyNameAndInAllItsParts(String ending) throws Exception {
        write("b.log", joined(compressed(ending, Rig.lines(0, 120)), compressed(ending, Rig.lines(120, 200))));
        assertThat(rig.shipOnce("b.log").hits()).isEqualTo(200);
        assertThat(rig.shipOnce("b.log").lines()).isZero();
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
    void aRotatedLogThatWasCompressedAddsWhatWasNotRead(String ending) throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(rig.follow("access.log"), rig.pass(Duration.ofSeconds(1)));
        rig.now = rig.now.plusSeconds(60);
        rig.append("access.log", Rig.lines(5, 10));
        rig.rename("access.log", "access.log.1");
        write("access.log.1." + ending, compressed(ending, Files.readString(rig.path("access.log.1"))));
        rig.delete("access.log.1");
        rig.append("access.log", Rig.lines(10, 15));
        rig.run(rig.follow("access.log"), rig.pass(Duration.ofSeconds(30)));
        rig.run(rig.follow("access.log"), rig.pass(Duration.ofSeconds(30)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
    void oneThatIsStillBeingCompressedIsReadAgainOnceItHasGrown(String ending) throws Exception {
        byte[] whole = compressed(ending, Rig.lines(0, 8_000));
        rig.run(
                rig.follow("a.log." + ending),
                () -> write("a.log." + ending, new byte[0]),
                () -> write("a.log." + ending, Arrays.copyOf(whole, whole.length / 2)),
                () -> write("a.log." + ending, whole),
                rig.pass(Duration.ofSeconds(10)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 8_000));
    }

    /** As nginx writes one with {@code gzip flush=5m}. */
    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
    void oneThatGrowsByWholePartsIsReadOnAndThenItsSuccessor(String ending) throws Exception {
        String name = "access.log." + ending;
        byte[] first = compressed(ending, Rig.lines(0, 500));
        byte[] second = joined(first, compressed(ending, Rig.lines(500, 510)));
        byte[] third = joined(second, compressed(ending, Rig.lines(510, 520)));
        write(name, first);
        rig.append("other.log", "");
        rig.run(
                rig.follow(name, "other.log"),
                () -> write(name, second),
                rig.pass(Duration.ofSeconds(10)),
                () -> assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 510)),
                () -> {
                    write(name, third);
                    rig.rename(name, name + ".1");
                    write(name, compressed(ending, Rig.lines(520, 530)));
                },
                rig.pass(Duration.ofSeconds(10)),
                rig.pass(Duration.ofSeconds(10)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 530));

        rig.run(rig.follow(name, "other.log"), rig.pass(Duration.ofSeconds(10)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 530));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
    void anIncompleteFileIsReported(String ending) throws Exception {
        byte[] whole = compressed(ending, Rig.lines(0, 8_000));
        write("a.log", Arrays.copyOf(whole, whole.length * 3 / 4));
        assertThat(rig.shipOnce("a.log").unreadable()).isEqualTo(1);
        assertThat(rig.events.toString()).contains("ends in the middle");
        assertThat(rig.sink.texts()).isSubsetOf(Rig.targets(0, 8_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
    void aDamagedFileIsReported(String ending) throws Exception {
        byte[] whole = compressed(ending, Rig.lines(0, 8_000));
        Arrays.fill(whole, 200, 300, (byte) 0x55);
        write("a.log", whole);
        assertThat(rig.shipOnce("a.log").unreadable()).isEqualTo(1);
        assertThat(rig.events.toString()).contains("a.log cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "xz", "zst", "bz2"})
    void aDamagedSiblingDoesNotKeepTheLogFromBeingRead(String ending) throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(rig.follow("access.log"), rig.pass(Duration.ofSeconds(1)));
        byte[] whole = compressed(ending, Rig.lines(5, 5_000));
        Arrays.fill(whole, 8, whole.length, (byte) 0x55);
        write("access.log.1." + ending, whole);
        rig.append("access.log", Rig.lines(5, 10));
        rig.run(rig.follow("access.log"), rig.pass(Duration.ofSeconds(30)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 10));
        assertThat(rig.events.toString()).contains("access.log.1." + ending + " cannot be read");
    }

    @Test
    void manyOfThemTakeTurns() throws Exception {
        for (int i = 0; i < 6; i++) {
            write("a" + i + ".xz", compressed("xz", Rig.lines(1000 * i, 1000 * i + 1000)));
        }
        assertThat(rig.shipOnce("a*.xz").hits()).isEqualTo(6000);
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 6000));
    }

    @Test
    void whatCannotBeReadIsNamed() throws Exception {
        Files.write(rig.path("a.log"), new byte[] {0x04, 0x22, 0x4d, 0x18, 0x64, 0x40, 0x00});
        ShipSummary summary = rig.shipOnce("a.log");
        assertThat(summary.unreadable()).isEqualTo(1);
        assertThat(summary.lines()).isZero();
        assertThat(rig.events.toString()).contains("compressed with lz4", "lz4 -dc");
    }
}
