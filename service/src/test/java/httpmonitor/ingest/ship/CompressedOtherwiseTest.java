package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressedOtherwiseTest {
    @TempDir
    Path folder;

    @Test
    void gzipIsRecognisedWithoutItsEnding() throws Exception {
        Rig rig = new Rig(folder);
        rig.append("a.log", Rig.lines(0, 200));
        rig.gzip("a.log");
        rig.rename("a.log.gz", "b.log");
        assertThat(rig.shipOnce("b.log").hits()).isEqualTo(200);
        assertThat(rig.shipOnce("b.log").lines()).isZero();
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 200));
    }

    @Test
    void whatCannotBeReadIsNamed() throws Exception {
        Rig rig = new Rig(folder);
        Files.write(rig.path("a.log"), HexFormat.of().parseHex("fd377a585a000004e6d6b446"));
        ShipSummary summary = rig.shipOnce("a.log");
        assertThat(summary.unreadable()).isEqualTo(1);
        assertThat(summary.lines()).isZero();
        assertThat(rig.events.toString()).contains("compressed with xz", "xz -dc");
    }
}
