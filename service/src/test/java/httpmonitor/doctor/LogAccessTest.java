package httpmonitor.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.testing.OrdinaryRights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may not be read is looked at by a program that has no rights but those of the files' modes. */
class LogAccessTest {

    /** Prints the troubles of the pattern that is its argument. */
    public static void main(String[] arguments) throws IOException {
        LogAccess.troubles(arguments[0]).forEach(System.out::println);
    }

    private List<String> troubles(String pattern) throws Exception {
        return OrdinaryRights.run(LogAccessTest.class, folder + "/" + pattern);
    }

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
    void aLogOfAnotherUserIsNamedWithItsMode() throws Exception {
        mode(site.resolve("access.log"), "-w-------");
        for (String pattern : new String[] {"site/access.log", "*/*.log", "**.log", "site/{access,none}.log"}) {
            assertThat(troubles(pattern))
                    .as(pattern)
                    .singleElement()
                    .asString()
                    .startsWith("The log " + site.resolve("access.log") + " cannot be read (-w-------, user ");
        }
    }

    @Test
    void aFolderThatCannotBeEnteredOrListedIsNamed() throws Exception {
        mode(site, "rw-------");
        assertThat(troubles("site/access.log"))
                .singleElement()
                .asString()
                .startsWith("The folder " + site + " cannot be read (rw-------");
        mode(site, "--x------");
        assertThat(troubles("site/access.log")).isEmpty();
        assertThat(troubles("site/*.log")).singleElement().asString().startsWith("The folder " + site);
    }

    private static void mode(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
