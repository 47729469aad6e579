package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files {@code ID-json.log} that Docker writes, renames and compresses by itself. */
class DockersOwnLogTest {
    private static final String LOG = "4f1c-json.log";

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void generationsAreReadOnce() throws Exception {
        rig.append(LOG, lines(0, 3));
        rig.run(
                rig.follow(LOG),
                () -> {
                    rig.append(LOG, lines(3, 5));
                    rig.rename(LOG, LOG + ".1");
                },
                () -> rig.append(LOG, lines(5, 7)),
                rig.pass(Duration.ofSeconds(10)),
                () -> {
                    rig.rename(LOG + ".1", LOG + ".2");
                    rig.gzip(LOG + ".2");
                    rig.rename(LOG, LOG + ".1");
                },
                () -> rig.append(LOG, lines(7, 9)),
                rig.pass(Duration.ofSeconds(10)));
        rig.append(LOG, lines(9, 10));
        rig.shipOnce(LOG);
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 10));
    }

    private static String lines(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append("{\"log\":\"").append(Rig.line(i).replace("\"", "\\\""));
            text.append("\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-21T12:00:00.1Z\"}\n");
        }
        return text.toString();
    }
}
