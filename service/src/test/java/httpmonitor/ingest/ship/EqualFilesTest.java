package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two files that are there at the same time are two files, however much of them is equal. */
class EqualFilesTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void twoInstancesThatWriteTheSameAreStoredTwice() throws Exception {
        rig.append("app1.log", Rig.lines(0, 10));
        rig.append("app2.log", Rig.lines(0, 10));
        rig.run(rig.once("app1.log", "app2.log"));
        assertThat(rig.sink.stored).hasSize(20);
    }

    @Test
    void aLogWithOneLineMoreIsStoredWhole() throws Exception {
        rig.append("app1.log", Rig.lines(0, 10));
        rig.shipOnce("app1.log");
        rig.append("app2.log", Rig.lines(0, 11));
        rig.shipOnce("app2.log");
        assertThat(rig.sink.stored).hasSize(21);
    }

    @Test
    void equalFilesThatAreFollowedGrowRotateAndAreCutEachForItself() throws Exception {
        rig.append("app1.log", Rig.lines(0, 10));
        rig.append("app2.log", Rig.lines(0, 10));
        rig.run(
                rig.follow("app1.log", "app2.log"),
                () -> both(10, 20),
                () -> {
                    rig.rename("app1.log", "app1.log.1");
                    rig.rename("app2.log", "app2.log.1");
                    both(20, 30);
                },
                rig.pass(Duration.ofSeconds(6)),
                () -> {
                    rig.gzip("app1.log.1");
                    rig.gzip("app2.log.1");
                    rig.copy("app1.log", "app1.log.2");
                    rig.copy("app2.log", "app2.log.2");
                    rig.truncate("app1.log");
                    rig.truncate("app2.log");
                    both(30, 40);
                },
                rig.pass(Duration.ofSeconds(6)));
        eachIsStoredTwice(40);
    }

    private void both(int from, int to) throws java.io.IOException {
        rig.append("app1.log", Rig.lines(from, to));
        rig.append("app2.log", Rig.lines(from, to));
    }

    private void eachIsStoredTwice(int lines) {
        assertThat(rig.sink.stored).hasSize(2 * lines);
        assertThat(Rig.targets(0, lines)).allMatch(target -> Collections.frequency(rig.sink.texts(), target) == 2);
    }

    @Test
    void aSuccessorThatBeginsAsItsPredecessorThatWasRenamedAndCompressedAtOnceIsStoredWhole() throws Exception {
        rig.append("access.log", Rig.lines(0, 10));
        rig.run(
                rig.follow("access.log"),
                () -> {
                    rig.rename("access.log", "access.log.1");
                    rig.append("access.log", Rig.lines(0, 11));
                    rig.gzip("access.log.1");
                },
                rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.stored).hasSize(21);
    }

    @Test
    void aSuccessorThatBeginsAsItsPredecessorIsStoredWholeAlsoWhereItCameWhileStopped() throws Exception {
        rig.append("access.log", Rig.lines(0, 10));
        rig.shipOnce("access.log");
        rig.rename("access.log", "access.log.1");
        rig.append("access.log", Rig.lines(0, 11));
        rig.gzip("access.log.1");
        rig.shipOnce("access.log");
        assertThat(rig.sink.stored).hasSize(21);
    }
}
