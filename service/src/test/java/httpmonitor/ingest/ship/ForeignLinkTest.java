package httpmonitor.ingest.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import httpmonitor.ingest.tail.Tailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Root that follows a glob into a folder of another user, who may have put links there. */
class ForeignLinkTest {
    private static final int STRANGER = 31_337;

    @TempDir
    Path folder;

    @TempDir
    Path other;

    private Rig rig;
    private Path secret;

    @BeforeEach
    void setUp() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can give a link away");
        rig = new Rig(folder);
        rig.append("secret", Rig.lines(0, 2));
        secret = rig.path("secret");
        Files.createDirectory(rig.path("theirs"));
    }

    private void link(String name) throws IOException {
        Path link = Files.createSymbolicLink(rig.path("theirs").resolve(name), secret);
        Files.setAttribute(link, "unix:uid", STRANGER, LinkOption.NOFOLLOW_LINKS);
    }

    private void mode(String permissions) throws Exception {
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(permissions));
    }

    private void assertRefused() {
        assertThat(rig.sink.texts()).isEmpty();
        assertThat(rig.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        Tailed.Unreadable.class,
                        said -> assertThat(said.reason()).contains("a symbolic link of another user"));
    }

    @Test
    void aGlobDoesNotFollowALinkIntoAFileThatItsOwnerMayNotRead() throws Exception {
        mode("rw-------");
        link("access.log");

        ShipSummary summary = rig.shipOnce("theirs/*.log");

        assertRefused();
        assertThat(summary.unreadable()).isEqualTo(1);
    }

    @Test
    void aLinkThatAppearsWhileShipRunsIsRefusedToo() throws Exception {
        mode("rw-------");

        rig.run(rig.follow("theirs/*.log"), () -> link("access.log"), rig.pass(Duration.ofSeconds(1)));

        assertThat(rig.sink.texts()).isEmpty();
        assertThat(rig.events).anyMatch(Tailed.Unreadable.class::isInstance);
    }

    @Test
    void aFolderThatBecomesALinkLeadsToNoRotatedFileThatItsOwnerMayNotRead() throws Exception {
        Files.createDirectory(rig.path("theirs/logs"));
        Files.createDirectory(rig.path("private"), PosixFilePermissions.asFileAttribute(Set.of()));
        rig.append("theirs/logs/access.log", Rig.lines(100, 102));

        rig.run(
                rig.follow("*/logs/access.log"),
                () -> {
                    rig.append("private/access.log", Rig.lines(0, 2));
                    rig.rename("theirs/logs", "theirs/old");
                    secret = rig.path("private");
                    link("logs");
                },
                () -> {
                    rig.rename("private/access.log", "private/access.log.1");
                    rig.append("private/access.log", Rig.lines(2, 4));
                    rig.truncate("theirs/old/access.log");
                },
                () -> rig.append("theirs/old/access.log", Rig.lines(102, 103)),
                () -> rig.delete("private/access.log"),
                rig.pass(Duration.ofSeconds(20)));

        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(100, 103));
        assertThat(rig.events)
                .filteredOn(Tailed.Unreadable.class::isInstance)
                .anyMatch(said -> said.toString().contains("logs/access.log.1 cannot be read: a symbolic link"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"theirs/**", "theirs/**/*.log", "**/*.log", "th*/**.log", "{theirs,ours}/**"})
    void aGlobOfAnyDepthDoesNotFollowItEither(String glob) throws Exception {
        mode("rw-------");
        Files.createDirectories(rig.path("theirs/a"));
        link("a/access.log");

        rig.shipOnce(glob);

        assertRefused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"theirs/**", "theirs/**/*.log", "**/*.log", "th*/**.log", "{theirs,ours}/**"})
    void aGlobOfAnyDepthDoesNotFollowALinkToAFolder(String glob) throws Exception {
        Files.createDirectory(
                other.resolve("private"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        secret = other.resolve("private");
        Files.writeString(secret.resolve("access.log"), Rig.lines(0, 2));
        link("logs");

        rig.shipOnce(glob);

        assertThat(rig.sink.texts()).isEmpty();
    }

    @Test
    void aFileThatIsNamedIsRead() throws Exception {
        mode("rw-------");
        link("access.log");

        rig.shipOnce("theirs/access.log");

        assertThat(rig.sink.texts()).containsExactlyElementsOf(Rig.targets(0, 2));
    }
}
