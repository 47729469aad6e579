package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.tail.Tailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the W3C format mean what the last line that names their columns says, wherever that was read. */
class RememberedColumnsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String FIELDS = "#Software: x\n#Fields: date time c-ip cs-method cs-uri-stem sc-status\n";
    private static final String OTHER_FIELDS = "#Fields: cs-uri-stem sc-status cs-method c-ip date time\n";

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void anotherRunKnowsThem() throws Exception {
        rig.append("u_ex.log", FIELDS + row(0));
        rig.shipOnce("u_ex.log");
        rig.append("u_ex.log", row(1));
        rig.shipOnce("u_ex.log");
        rig.append("u_ex.log", row(2));
        ShipSummary third = rig.shipOnce("u_ex.log");
        assertThat(rig.sink.texts()).containsExactly("/0", "/1", "/2");
        assertThat(third.unparsed()).isZero();
    }

    @Test
    void aRunThatWasKilledIsFollowedByOneThatKnowsThem() throws Exception {
        rig.append("u_ex.log", FIELDS + row(0));
        rig.runAndCrash(rig.follow("u_ex.log"), () -> rig.append("u_ex.log", row(1)), rig.pass(SECOND));
        rig.append("u_ex.log", row(2));
        assertThat(rig.shipOnce("u_ex.log").unparsed()).isZero();
        assertThat(rig.sink.texts()).containsExactly("/0", "/1", "/2");
    }

    @Test
    void theLastOfSeveralHoldsAlsoInAnotherRun() throws Exception {
        rig.append("u_ex.log", FIELDS + row(0) + OTHER_FIELDS + otherRow(1));
        rig.shipOnce("u_ex.log");
        rig.append("u_ex.log", otherRow(2) + FIELDS + row(3));
        rig.shipOnce("u_ex.log");
        rig.append("u_ex.log", row(4));
        rig.shipOnce("u_ex.log");
        assertThat(rig.sink.texts()).containsExactly("/0", "/1", "/2", "/3", "/4");
    }

    @Test
    void aFileBehindARenamedOneGoesOnWithThem() throws Exception {
        rig.append("u_ex.log", FIELDS + row(0));
        rig.run(
                rig.follow("u_ex.log"),
                () -> rig.rename("u_ex.log", "u_ex.log.1"),
                () -> rig.append("u_ex.log", row(1)),
                rig.pass(SECOND));
        rig.rename("u_ex.log", "u_ex.log.2");
        rig.append("u_ex.log", row(2));
        assertThat(rig.shipOnce("u_ex.log").unparsed()).isZero();
        assertThat(rig.sink.texts()).containsExactly("/0", "/1", "/2");
    }

    @Test
    void aFileThatWasCopiedAndCutGoesOnWithThem() throws Exception {
        rig.append("u_ex.log", FIELDS + row(0));
        rig.run(
                rig.follow("u_ex.log"),
                () -> {
                    rig.copy("u_ex.log", "u_ex.log.1");
                    rig.truncate("u_ex.log");
                },
                () -> rig.append("u_ex.log", row(1)),
                rig.pass(SECOND));
        rig.append("u_ex.log", row(2));
        assertThat(rig.shipOnce("u_ex.log").unparsed()).isZero();
        assertThat(rig.sink.texts()).containsExactly("/0", "/1", "/2");
    }

    @Test
    void aNewFileWithColumnsOfItsOwnHasThose() throws Exception {
        rig.append("u_ex.log", FIELDS + row(0));
        rig.shipOnce("u_ex.log");
        rig.rename("u_ex.log", "u_ex.log.1");
        rig.append("u_ex.log", OTHER_FIELDS + otherRow(1));
        rig.shipOnce("u_ex.log");
        assertThat(rig.sink.texts()).containsExactly("/0", "/1");
    }

    @Test
    void whatAFileHoldsAlreadyNamesTheColumnsOfWhatIsWrittenNext() throws Exception {
        rig.append("u_ex.log", FIELDS + row(0));
        rig.run(rig.followFromEnd("u_ex.log"), () -> rig.append("u_ex.log", row(1)), rig.pass(SECOND));
        assertThat(rig.sink.texts()).containsExactly("/1");
    }

    @Test
    void aCheckpointOfBeforeIsRead() throws Exception {
        rig.append("u_ex.log", FIELDS + row(0));
        rig.shipOnce("u_ex.log");
        try (Stream<Path> checkpoints = Files.list(folder.resolve("checkpoints"))) {
            for (Path file :
                    checkpoints.filter(it -> it.toString().endsWith(".json")).toList()) {
                Files.writeString(file, Files.readString(file).replaceAll(",\"columns\":\"[^\"]*\"", ""));
            }
        }
        rig.append("u_ex.log", FIELDS + row(1));
        assertThat(rig.shipOnce("u_ex.log").hits()).isEqualTo(1);
        assertThat(rig.events).noneMatch(Tailed.CheckpointSetAside.class::isInstance);
    }

    private static String row(int number) {
        return "2026-11-21 12:00:00 203.0.113.7 GET /" + number + " 200\n";
    }

    private static String otherRow(int number) {
        return "/" + number + " 200 GET 203.0.113.7 2026-11-21 12:00:00\n";
    }
}
