package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.ship.FakeSink.Document;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that does not append goes on at its old place after its file was cut. */
class HoleTest {
    private static final long OLD_PLACE = 50_000_003;

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    private void write(long at, String text) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(rig.path("access.log").toFile(), "rw")) {
            file.seek(at);
            file.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        rig.touch("access.log");
    }

    @Test
    void theLinesBehindAHoleAreHitsAndStandWhereTheyStand() throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("access.log"),
                () -> {
                    rig.copy("access.log", "access.log.1");
                    rig.truncate("access.log");
                },
                () -> {
                    try {
                        write(OLD_PLACE, Rig.lines(5, 10));
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                });
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 10));
        List<Document> stored = List.copyOf(rig.sink.stored.values());
        assertThat(stored.get(5).origin().offset()).isEqualTo(OLD_PLACE);
        rig.append("access.log", Rig.lines(10, 11));
        assertThat(rig.shipOnce("access.log").hits()).isEqualTo(1);
        assertThat(rig.shipOnce("access.log").lines()).isZero();
    }
}
