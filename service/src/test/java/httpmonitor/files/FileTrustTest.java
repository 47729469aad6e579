package httpmonitor.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.security.auth.module.UnixSystem;
import httpmonitor.cli.usage.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a local attacker may try to have a configuration file of their own read. */
class FileTrustTest {

    private static final int STRANGER = 54_321;

    @TempDir
    Path folder;

    private final long me = new UnixSystem().getUid();
    private final FileTrust trust = new FileTrust(me, "no-group-of-this-name");

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path file;

    @BeforeEach
    void setUp() throws IOException {
        file = Files.writeString(folder.resolve("httpmonitor.properties"), "threshold = 5\n");
        mode(folder, "rwxr-xr-x");
        mode(file, "rw-r--r--");
    }

    private static void mode(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private void assertRefused(String reason) throws IOException {
        assertThat(trust.objection(file))
                .hasValueSatisfying(said -> assertThat(said).contains(reason));
    }

    @Test
    void onesOwnFileInOnesOwnFolderIsTrusted() throws IOException {
        assertThat(trust.objection(file)).isEmpty();
    }

    @Test
    void aFileThatOthersMayWriteIsRefused() throws IOException {
        for (String permissions : List.of("rw-rw-r--", "rw-r--rw-", "rw-rw-rw-")) {
            mode(file, permissions);
            assertRefused("chmod go-w");
        }
    }

    @Test
    void aFolderInWhichOthersMayExchangeTheFileIsRefused() throws IOException {
        mode(folder, "rwxr-xrwx");
        assertRefused("may write to the folder " + folder.toRealPath());
        mode(folder, "rwxrwxr-x");
        assertRefused("may write to the folder");
    }

    @Test
    void aFolderAboveInWhichOthersMayExchangeTheFoldersIsRefused() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        file = Files.writeString(inner.resolve("httpmonitor.properties"), "");
        mode(folder, "rwxrwxrwx");

        assertRefused("may write to the folder " + folder.toRealPath());
    }

    @Test
    void anotherUsersFileIsRefused() throws IOException {
        assumeThat(me).as("only root may give files away").isZero();
        Files.setAttribute(file, "unix:uid", STRANGER);

        assertRefused(file.toRealPath() + " belongs to another user (number " + STRANGER + ")");
    }

    @Test
    void anotherUsersFolderAndAnotherUsersLinkAreRefused() throws IOException {
        assumeThat(me).as("only root may give files away").isZero();
        Path others = Files.createDirectory(folder.resolve("others"));
        Path link = Files.createSymbolicLink(folder.resolve("link.properties"), file);
        Files.setAttribute(others, "unix:uid", STRANGER);
        Files.setAttribute(link, "unix:uid", STRANGER, LinkOption.NOFOLLOW_LINKS);
        Path moved = Files.writeString(others.resolve("httpmonitor.properties"), "");

        assertThat(trust.objection(moved)).isPresent();
        assertThat(trust.objection(link)).isPresent();
    }

    @Test
    void onesOwnLinkToOnesOwnFileIsTrusted() throws IOException {
        assertThat(trust.objection(Files.createSymbolicLink(folder.resolve("link"), file)))
                .isEmpty();
    }

    @Test
    void theNextPlaceIsLookedAtWhereAFileIsNotTrusted() throws IOException {
        Path second = Files.writeString(folder.resolve("second.properties"), "");
        mode(second, "rw-------");
        mode(file, "rw-rw-rw-");
        List<String> warnings = new ArrayList<>();

        Optional<Path> found = ConfigFile.usual(List.of(file, second), warnings::add);

        assertThat(found).contains(second);
        assertThat(warnings).singleElement().asString().startsWith("The file " + file + " is not read: ");
    }
}
