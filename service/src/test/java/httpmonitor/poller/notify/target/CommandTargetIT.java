package httpmonitor.poller.notify.target;

import static httpmonitor.poller.notify.AlertFixtures.RULE;
import static httpmonitor.poller.notify.AlertFixtures.at;
import static httpmonitor.poller.notify.AlertFixtures.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.poller.notify.DeliveryException;
import httpmonitor.poller.notify.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CommandTargetIT {

    private static final Notice FIRED = new Notice(Notice.Kind.FIRED, RULE, firing(5), at(5));

    @TempDir
    Path folder;

    private CommandTarget script(String text, String... arguments) throws IOException {
        Path file = Files.writeString(folder.resolve("tell me"), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        List<String> command = new java.util.ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments));
        return new CommandTarget(command, Map.of("team", "web"));
    }

    private String written(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void theNoticeIsOnStandardInputAndInTheEnvironment() throws Exception {
        script("cat > \"$1/in\"; env > \"$1/env\"; echo noise", folder.toString())
                .deliver(FIRED);

        assertThat(written("in")).startsWith("{\"id\":").contains("\"team\":\"web\"");
        assertThat(written("env"))
                .contains("HTTPMONITOR_ALERT_KIND=fired\n")
                .contains("HTTPMONITOR_ALERT_RULE=default\n")
                .contains("HTTPMONITOR_ALERT_FIRED_AT=2026-11-21T12:00:05Z\n")
                .contains("HTTPMONITOR_ALERT_HITS_PER_SECOND=10.01\n")
                .contains("HTTPMONITOR_ALERT_MESSAGE=High traffic generated an alert - ")
                .doesNotContain("HTTPMONITOR_ALERT_RECOVERED_AT");
    }

    @Test
    void noShellReadsTheArguments() throws Exception {
        script("printf '%s' \"$2\" > \"$1/argument\"", folder.toString(), "$(touch x); `id` 'a  b'")
                .deliver(FIRED);

        assertThat(written("argument")).isEqualTo("$(touch x); `id` 'a  b'");
    }

    @Test
    void aFailureIsReportedWithItsCodeAndTheLastLineOfStandardError() throws Exception {
        CommandTarget failing = script("echo first >&2; echo 'no modem' >&2; echo >&2; exit 3");

        assertThatThrownBy(() -> failing.deliver(FIRED))
                .isInstanceOf(DeliveryException.class)
                .hasMessageEndingWith("tell me ended with 3 and says: no modem");
    }

    @Test
    void aTalkativeProgramThatReadsNothingIsFine() throws Exception {
        script("i=0; while [ $i -lt 20000 ]; do echo 'a line without a reader' >&2; i=$((i+1)); done")
                .deliver(FIRED);
    }

    @Test
    void aLineWithoutEndIsReadAndNotKept() throws Exception {
        CommandTarget failing = script("head -c 100000000 /dev/zero | tr '\\0' x >&2; exit 1");

        assertThatThrownBy(() -> failing.deliver(FIRED))
                .isInstanceOf(DeliveryException.class)
                .hasMessageMatching(".* ended with 1 and says: x{500}");
    }

    /** It has left its parent, its session and its standard streams. */
    @Test
    @Timeout(60)
    void whatItLeavesRunningInTheBackgroundEndsWithIt() throws Exception {
        script("(setsid sleep 600 </dev/null >/dev/null 2>&1 & echo $! > \"$1/pid\") & wait", folder.toString())
                .deliver(FIRED);

        assertThatItEnds();
    }

    /** Its parent, which lives, still has the environment that it was started with. */
    @Test
    @Timeout(60)
    void whatRunsInTheBackgroundWithAnEmptyEnvironmentEndsWithIt() throws Exception {
        script("""
                (env -i sleep 600 & echo $! > "$1/new"; mv "$1/new" "$1/pid"; wait) </dev/null >/dev/null 2>&1 &
                until test -e "$1/pid"; do sleep 0.1; done""", folder.toString()).deliver(FIRED);

        assertThatItEnds();
    }

    /** It replaces itself again and again: at such a moment it has no environment. */
    @Test
    @Timeout(120)
    void whatJustStartsAgainEndsWithIt() throws Exception {
        Path again = Files.writeString(folder.resolve("again"), "#!/bin/sh\nexec \"$0\"\n");
        Files.setPosixFilePermissions(again, PosixFilePermissions.fromString("rwx------"));
        CommandTarget target = script(
                "(setsid \"$1/again\" </dev/null >/dev/null 2>&1 & echo $! > \"$1/pid\") & wait", folder.toString());

        for (int delivery = 0; delivery < 50; delivery++) {
            target.deliver(FIRED);
            assertThatItEnds();
        }
    }

    private void assertThatItEnds() throws Exception {
        Path stat = Path.of("/proc", written("pid").strip(), "stat");
        for (int look = 0; look < 500 && isAlive(stat); look++) {
            Thread.sleep(10);
        }
        assertThat(isAlive(stat)).as("still alive").isFalse();
    }

    /** A process that has ended may wait for its new parent, PID 1, to take note of it. */
    private static boolean isAlive(Path stat) {
        try {
            String text = Files.readString(stat);
            return text.charAt(text.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return false;
        }
    }

    /** Without an environment, it might be the command's; it is only waited for. */
    @Test
    @Timeout(60)
    void anotherProcessThatStartsMeanwhileIsLeftAlone() throws Exception {
        String waits = """
                until test -e "$0/started"; do sleep 0.1; done
                env -i sleep 600 &
                echo $! > "$0/new"; mv "$0/new" "$0/pid"; wait""";
        Process other = new ProcessBuilder("sh", "-c", waits, folder.toString()).start();
        try {
            script("""
                    : > "$1/started"
                    until test -e "$1/pid"; do sleep 0.1; done""", folder.toString()).deliver(FIRED);

            assertThat(isAlive(Path.of("/proc", written("pid").strip(), "stat")))
                    .isTrue();
        } finally {
            other.descendants().forEach(ProcessHandle::destroyForcibly);
            other.destroyForcibly();
        }
    }

    @Test
    void aProgramThatCannotBeRunIsReported() {
        assertThatThrownBy(() -> new CommandTarget(List.of("/no/such/file"), Map.of()).deliver(FIRED))
                .isInstanceOf(DeliveryException.class)
                .hasMessageStartingWith("command /no/such/file cannot be run: ");
    }
}
