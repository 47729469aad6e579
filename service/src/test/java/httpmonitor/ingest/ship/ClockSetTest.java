package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.ship.EntrySink.Heartbeat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wall clock is set back or forward while lines are shipped. */
class ClockSetTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    private Rig.Step set(long seconds) {
        return () -> rig.clockSet = Duration.ofSeconds(seconds);
    }

    private Instant wall() {
        return rig.now.plus(rig.clockSet);
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600, -86_400 * 3650L, 86_400 * 3650L})
    void linesAndHeartbeatsGoOn(long seconds) throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        int[] beats = new int[1];
        rig.run(
                rig.follow("access.log"),
                rig.pass(Duration.ofSeconds(6)),
                set(seconds),
                () -> rig.append("access.log", Rig.lines(5, 10)),
                () -> beats[0] = rig.sink.beats.size(),
                rig.pass(Duration.ofSeconds(6)),
                rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 10));
        assertThat(rig.sink.beats.size()).isGreaterThanOrEqualTo(beats[0] + 1);
        Heartbeat last = rig.sink.beats.getLast().getFirst();
        assertThat(Duration.between(last.at(), wall())).isBetween(Duration.ZERO, Duration.ofSeconds(10));
        assertThat(Duration.between(last.coveredUntil(), last.at())).isBetween(Duration.ZERO, Duration.ofSeconds(2));
        assertThat(rig.clockSteps).containsExactly(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600})
    void noLineOfRotatedFilesIsLost(long seconds) throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(
                rig.follow("access.log"),
                () -> {
                    rig.append("access.log", Rig.lines(5, 6));
                    rig.rename("access.log", "access.log.1");
                    rig.append("access.log", Rig.lines(6, 9)); // comes and goes between two looks
                    rig.clockSet = Duration.ofSeconds(seconds);
                    rig.rename("access.log.1", "access.log.2");
                    rig.append("access.log", Rig.lines(9, 10));
                    rig.rename("access.log", "access.log.1");
                    rig.append("access.log", Rig.lines(10, 12));
                },
                rig.pass(Duration.ofSeconds(6)),
                () -> {
                    rig.rename("access.log", "access.log.0");
                    rig.append("access.log", Rig.lines(12, 14));
                    rig.rename("access.log", "access.log.00");
                    rig.append("access.log", Rig.lines(14, 16));
                },
                rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 16));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3600, 3600})
    void noLineIsLostWhereItIsSetWhileStopped(long seconds) throws Exception {
        rig.append("access.log", Rig.lines(0, 5));
        rig.run(rig.follow("access.log"));
        rig.clockSet = Duration.ofSeconds(seconds);
        rig.append("access.log", Rig.lines(5, 6));
        rig.rename("access.log", "access.log.2");
        rig.append("access.log", Rig.lines(6, 9));
        rig.rename("access.log", "access.log.1");
        rig.append("access.log", Rig.lines(9, 12));
        rig.run(rig.follow("access.log"), rig.pass(Duration.ofSeconds(6)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 12));
        assertThat(List.copyOf(rig.clockSteps)).isEmpty();
    }
}
