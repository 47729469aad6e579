package httpmonitor.ingest.ship;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.accesslog.SourceParser;
import httpmonitor.accesslog.line.ParsedLine;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many files, each of which needs the most memory that one file may need. */
class ManyFilesTest {

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    private static long usedMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void batchesThatWaitForTheStoreHoldFewBlocks() throws Exception {
        rig.lineMemory = 0;
        for (int i = 0; i < 500; i++) {
            rig.append(i + ".log", Rig.line(i) + "\n" + "x".repeat(250_000));
        }
        for (int i = 0; i < 10; i++) {
            rig.sink.then(batch -> new CompletableFuture<>());
        }
        long before = usedMemory();
        List<Long> used = new ArrayList<>();

        rig.runAndCrash(rig.follow("*.log"), () -> used.add(usedMemory() - before));

        assertThat(used).singleElement().satisfies(bytes -> assertThat(bytes).isLessThan(60L << 20));
        assertThat(rig.sink.writes).hasSize(2);
    }

    @Test
    void aParserKeepsNoBufferThatHeldItsLastLine() {
        byte[] json = "{\"no\":\"access log\"}".getBytes(UTF_8);
        List<SourceParser> parsers = new ArrayList<>();
        long before = usedMemory();
        for (int i = 0; i < 100; i++) {
            byte[] block = new byte[1 << 20];
            System.arraycopy(json, 0, block, 1_000, json.length);
            SourceParser parser = new SourceParser();
            assertThat(parser.parse(block, 1_000, 1_000 + json.length)).isInstanceOf(ParsedLine.Unparsed.class);
            byte[] longLine = "x".repeat(1 << 20).getBytes(UTF_8);
            assertThat(parser.parse(longLine, 0, longLine.length)).isInstanceOf(ParsedLine.Unparsed.class);
            parsers.add(parser);
        }
        assertThat(usedMemory() - before).isLessThan(20L << 20);
        assertThat(parsers).hasSize(100);
    }

    /** What is given up is unparsed; no part is lost. */
    @Test
    void partsOfLinesWaitInManyFilesAsFarAsThereIsMemory() throws Exception {
        int files = 20;
        String start = "2026-11-21T12:00:00Z stdout P ";
        for (int i = 0; i < files; i++) {
            rig.append(i + ".log", start + Rig.line(i).replace(" HTTP/1.1\" 200 5", "?") + "\n");
            rig.append(i + ".log", (start + "x".repeat(16_000) + "\n").repeat(60));
        }
        rig.run(rig.follow("*.log"), () -> {
            for (int i = 0; i < files; i++) {
                rig.append(i + ".log", start.replace("P", "F") + " HTTP/1.1\" 200 5\n");
            }
        });
        long hits = rig.sink.stored.values().stream()
                .filter(FakeSink.Document::isHit)
                .count();
        assertThat(hits).isBetween(10L, 18L);
        assertThat(rig.sink.stored).hasSize((int) (hits + (files - hits) * 62));
    }
}
