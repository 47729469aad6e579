package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.tail.Tailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableFileTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder);
    }

    @Test
    void whatCannotBeReadIsNamedOnceAndTriedAgain() throws Exception {
        Files.createDirectory(rig.path("access.log"));
        rig.append("other.log", Rig.lines(0, 2));
        rig.run(
                rig.follow("access.log", "other.log"),
                rig.pass(Duration.ofSeconds(5)),
                () -> {
                    Files.delete(rig.path("access.log"));
                    rig.append("access.log", Rig.lines(2, 4));
                },
                rig.pass(Duration.ofSeconds(1)));
        assertThat(rig.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Tailed.Unreadable.class,
                        said -> assertThat(said.reason())
                                .contains(rig.path("access.log").toString(), "not an ordinary file"));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 4));
    }

    @Test
    void aFolderThatAppearsLaterIsLookedInto() throws Exception {
        rig.run(
                rig.follow("later/access.log", "sites/*/access.log"),
                () -> {
                    Files.createDirectories(rig.path("later"));
                    Files.createDirectories(rig.path("sites/one"));
                    rig.append("later/access.log", Rig.lines(0, 2));
                    rig.append("sites/one/access.log", Rig.lines(2, 4));
                },
                rig.pass(Duration.ofSeconds(1)));
        assertThat(rig.sink.texts()).containsExactlyInAnyOrderElementsOf(Rig.targets(0, 4));
    }

    @Test
    void aFolderThatGoesAndComesBackIsLookedIntoAgain() throws Exception {
        Files.createDirectories(rig.path("site"));
        rig.append("site/access.log", Rig.lines(0, 2));
        rig.run(
                rig.follow("site/*.log"),
                () -> {
                    rig.delete("site/access.log");
                    Files.delete(rig.path("site"));
                },
                rig.pass(Duration.ofMinutes(11)),
                () -> {
                    Files.createDirectories(rig.path("site"));
                    rig.append("site/access.log", Rig.lines(2, 4));
                },
                rig.pass(Duration.ofSeconds(1)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 4));
    }
}
