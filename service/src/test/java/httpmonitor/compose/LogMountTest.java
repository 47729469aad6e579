package httpmonitor.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogMountTest {

    @Test
    void theFolderOfTheLogIsMounted() {
        assertThat(mount("/var/log/nginx/access.log")).isEqualTo(new LogMount(Path.of("/var/log/nginx"), "access.log"));
    }

    @Test
    void ofAGlobItIsTheFolderInFrontOfIt() {
        assertThat(mount("/var/log/*/access.log*")).isEqualTo(new LogMount(Path.of("/var/log"), "*/access.log*"));
    }

    @Test
    void severalLogsOfOneFolderAreOnePattern() {
        assertThat(mount("/var/log/a.log", "/var/log/shop/b.log"))
                .isEqualTo(new LogMount(Path.of("/var/log"), "{a.log,shop/b.log}"));
    }

    /** Logstash's braces would end at it. */
    @Test
    void aCommaInANameIsAnyCharacter() {
        assertThat(mount("/var/log/a,b.log", "/var/log/c.log").pattern()).isEqualTo("{a?b.log,c.log}");
        assertThat(mount("/var/log/{a,b}.log").pattern()).isEqualTo("{a,b}.log");
    }

    @Test
    void aFolderMayHaveAColonInItsName() {
        assertThat(mount("/var/log:old/a.log")).isEqualTo(new LogMount(Path.of("/var/log:old"), "a.log"));
    }

    @Test
    void aRelativePathStandsWhereTheUserStands() {
        assertThat(mount("access.log").folder()).isEqualTo(Path.of("").toAbsolutePath());
    }

    @Test
    void aLogInAnotherFolderIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mount("/var/log/a.log", "/srv/b.log"))
                .withMessageContaining("/srv/b.log is not in it")
                .withMessageContaining("--stack embedded");
    }

    @Test
    void aLogOutsideOfTheChosenFolderIsRefused() {
        Optional<Path> chosen = Optional.of(Path.of("/var/log/nginx"));
        assertThat(LogMount.of(List.of("/var/log/nginx/shop/a.log"), chosen))
                .isEqualTo(new LogMount(Path.of("/var/log/nginx"), "shop/a.log"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogMount.of(List.of("/var/log/nginx/../a.log"), chosen))
                .withMessageContaining("the folder /var/log/nginx only")
                .withMessageContaining("LOG_DIR");
    }

    private static LogMount mount(String... files) {
        return LogMount.of(List.of(files), Optional.empty());
    }
}
