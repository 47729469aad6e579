package httpmonitor.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import httpmonitor.console.Home;
import httpmonitor.console.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The user who ships reads and replaces the checkpoints, and may be root: files of another user must not be used. */
class DataOptionTest {
    private static final int STRANGER = 31_337;

    @TempDir
    private Path data;

    private Path checkpoints;

    @BeforeEach
    void plant() throws Exception {
        checkpoints = Files.createDirectory(data.resolve("checkpoints"));
        Path secret = Files.writeString(data.resolve("secret"), "kept");
        Files.createSymbolicLink(checkpoints.resolve("access.log.json"), secret);
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> DataOption.checkpoints(data))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("The data folder cannot be used: ")
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> DataOption.checkpointsToRead(data)).isInstanceOf(UserException.class);
    }

    /** A command with this option. */
    @Command
    private static final class Any {

        @Mixin
        private final DataOption option = new DataOption();
    }

    private Path folderOfDemo(@Nullable String set, String... typed) {
        Any any = new Any();
        new CommandLine(any).setDefaultValueProvider(option -> set).parseArgs(typed);
        return any.option.folderOfDemo();
    }

    @Test
    void onlyAFolderThatIsTypedHoldsADemosTrafficItself() {
        assertThat(folderOfDemo(null)).isEqualTo(Home.path().resolve("demo-data"));
        assertThat(folderOfDemo("/set", "--data=" + data)).isEqualTo(data);
        assertThat(folderOfDemo(data.toString())).isEqualTo(data.resolve("demo"));
    }

    @Test
    void aFolderOfAnotherUserIsRefused() throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can give a folder away");
        Files.setAttribute(checkpoints, "unix:uid", STRANGER);

        assertRefused("checkpoints belongs to another user (" + STRANGER + ")");
    }

    @Test
    void aLinkIntoAFolderOfAnotherUserIsRefused(@TempDir Path theirs) throws Exception {
        assumeTrue(new UnixSystem().getUid() == 0, "only root can give a folder away");
        Files.setAttribute(theirs, "unix:uid", STRANGER);
        Path other = Files.createDirectory(data.resolve("other"));
        Files.createSymbolicLink(other.resolve("checkpoints"), theirs);

        assertThatThrownBy(() -> DataOption.checkpoints(other)).hasMessageContaining("belongs to another user");
        Files.setAttribute(theirs, "unix:uid", 0);
    }

    @Test
    void aFolderInWhichEveryUserMayWriteIsRefused() throws Exception {
        Files.setPosixFilePermissions(checkpoints, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertRefused("every user may write to ");
    }

    @Test
    void aFolderThatOthersMayReadIsClosed() throws Exception {
        Files.setPosixFilePermissions(checkpoints, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DataOption.checkpoints(data))))
                .isEqualTo("rwx------");
    }
}
