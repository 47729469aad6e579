package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** File names are bytes, which need not be text. */
class FileNamesTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    private void shell(String script) throws Exception {
        Process shell = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void aNameThatIsNoTextIsReadOnceAndEndsNothing() throws Exception {
        rig.append("a.log", Rig.lines(0, 5));
        shell("cp a.log \"$(printf 'b-\\344.log')\"; rm a.log");
        assertThat(rig.shipOnce("*.log").hits()).isEqualTo(5);
        assertThat(rig.shipOnce("*.log").lines()).isZero();
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 5));
    }

    @Test
    void aRotatedFileWithSuchANameIsReadAlso() throws Exception {
        rig.append("a.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("a.log"),
                () -> {
                    rig.append("a.log", Rig.lines(5, 8));
                    rig.rename("a.log", "a.log.1");
                    rig.append("a.log", Rig.lines(8, 9));
                    rig.rename("a.log", "a.log.0");
                    try {
                        shell("mv a.log.0 \"$(printf 'a.log.\\344')\"");
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                    rig.append("a.log", Rig.lines(9, 10));
                },
                rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 10));
    }
}
