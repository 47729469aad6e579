package httpmonitor.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What root may not read cannot be tried as root: the tests of the stack do it in a container. */
class LogAccessTest {

    @TempDir
    private Path folder;

    private Path site;

    @BeforeEach
    void write() throws IOException {
        site = Files.createDirectories(folder.resolve("site"));
        Files.writeString(site.resolve("access.log"), "");
    }

    @AfterEach
    void open() throws IOException {
        mode(site, "rwx------");
    }

    @Test
    void whatCanBeReadOrIsNotThereYetIsNoTrouble() throws IOException {
        for (String pattern : new String[] {
            "site/access.log",
            "site/none.log",
            "none/access.log",
            "*/access.log",
            "*/*.gz",
            "s?te/a*",
            "**/*.log",
            "{site/access,none}.log",
            "site/{access.log,none.log}",
            "site/[a-c]*.log"
        }) {
            assertThat(LogAccess.troubles(folder + "/" + pattern)).as(pattern).isEmpty();
        }
    }

    @Test
    void aLogOfSomebodyElseIsNamedWithItsMode() throws IOException {
        assumeFalse(isRoot());
        mode(site.resolve("access.log"), "-w-------");
        for (String pattern : new String[] {"site/access.log", "*/*.log", "**.log", "site/{access,none}.log"}) {
            assertThat(LogAccess.troubles(folder + "/" + pattern))
                    .as(pattern)
                    .singleElement()
                    .asString()
                    .startsWith("The log " + site.resolve("access.log") + " cannot be read (-w-------, user ");
        }
    }

    @Test
    void aFolderThatCannotBeEnteredOrListedIsNamed() throws IOException {
        assumeFalse(isRoot());
        mode(site, "rw-------");
        assertThat(LogAccess.troubles(folder + "/site/access.log"))
                .singleElement()
                .asString()
                .startsWith("The folder " + site + " cannot be read (rw-------");
        mode(site, "--x------");
        assertThat(LogAccess.troubles(folder + "/site/access.log")).isEmpty();
        assertThat(LogAccess.troubles(folder + "/site/*.log"))
                .singleElement()
                .asString()
                .startsWith("The folder " + site);
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
