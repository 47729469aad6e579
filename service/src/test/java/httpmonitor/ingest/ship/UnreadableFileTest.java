package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.tail.Tailed;
import httpmonitor.testing.OrdinaryRights;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
                                .contains(rig.path("access.log").toString(), "not a regular file"));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 4));
    }

    /** Linux gives an I/O error at the start of a process's memory. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aNewMatchWhoseCheckpointCannotBeReadIsNamedOnceAndTriedAgain() throws Exception {
        rig.append("a.log", Rig.lines(0, 2));
        rig.shipOnce("a.log");
        Path checkpoint;
        try (DirectoryStream<Path> saved = Files.newDirectoryStream(rig.path("checkpoints"), "a.log-*.json")) {
            checkpoint = saved.iterator().next();
        }
        rig.rename("a.log", "a.txt");
        Files.move(checkpoint, rig.path("kept"));
        Files.createSymbolicLink(checkpoint, Path.of("/proc/self/mem"));
        rig.append("b.log", Rig.lines(2, 4));
        rig.run(
                rig.follow("*.log"),
                () -> {
                    rig.rename("a.txt", "a.log");
                    rig.append("a.log", Rig.lines(4, 6));
                },
                rig.pass(Duration.ofSeconds(5)),
                () -> Files.move(rig.path("kept"), checkpoint, StandardCopyOption.REPLACE_EXISTING),
                rig.pass(Duration.ofSeconds(1)));
        assertThat(rig.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Tailed.Unreadable.class,
                        said -> assertThat(said.reason())
                                .contains(rig.path("a.log").toString(), "Input/output error"));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 6));
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

    /**
     * Runs where root may not read everything either: a log is rotated while stopped, and its first half may not be
     * read for a while.
     */
    public static void main(String[] arguments) throws Exception {
        Rig rig = new Rig(Path.of(arguments[0]));
        rig.append("access.log", Rig.lines(0, 2));
        rig.run(rig.follow("access.log"));
        rig.append("access.log", Rig.lines(2, 4));
        rig.rename("access.log", "access.log.1");
        Files.setPosixFilePermissions(rig.path("access.log.1"), Set.of());
        rig.append("access.log", Rig.lines(4, 6));
        rig.run(
                rig.follow("access.log"),
                rig.pass(Duration.ofMinutes(2)),
                () -> {
                    System.out.println(rig.sink.texts() + " " + rig.states.getLast());
                    Files.setPosixFilePermissions(rig.path("access.log.1"), Set.of(PosixFilePermission.OWNER_READ));
                },
                rig.pass(Duration.ofSeconds(2)));
        System.out.println(rig.sink.texts());
        rig.events.forEach(System.out::println);
    }

    @Test
    void aRotatedFileThatCannotBeReadIsNamedAndDoesNotKeepTheLogFromBeingRead() throws Exception {
        List<String> said = OrdinaryRights.run(UnreadableFileTest.class, folder.toString());

        assertThat(said.get(0)).startsWith("[/0, /1, /4, /5] ");
        assertThat(said.get(1)).isEqualTo("[/0, /1, /4, /5, /2, /3]");
        assertThat(said.subList(2, said.size()))
                .singleElement()
                .asString()
                .contains("access.log.1 cannot be read: permission denied");
    }

    @Test
    void aLinkToItselfNextToALogKeepsNothingFromBeingRead() throws Exception {
        rig.append("access.log", Rig.lines(0, 2));
        Files.createSymbolicLink(rig.path("access.log.1"), Path.of("access.log.1"));
        rig.run(rig.follow("access.log"), () -> rig.append("access.log", Rig.lines(2, 4)));
        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 4));
        assertThat(rig.events).isEmpty();
    }
}
