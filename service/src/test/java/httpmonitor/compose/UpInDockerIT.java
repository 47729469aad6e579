package httpmonitor.compose;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built program with a {@code docker} on its path that only pretends. */
class UpInDockerIT {

    private static final Path JAR =
            Path.of(System.getProperty("httpmonitor.home")).toAbsolutePath().resolve("service/target/httpmonitor.jar");

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void theStackIsStartedForTheLogAndAskedAsTheReader() throws Exception {
        FakeDocker docker = new FakeDocker(
                home.resolve("bin"), "echo \"$LOG_DIR|$LOG_FILE|$RETENTION_DAYS|$HOST_NAME\"; test \"$2\" != ps");
        Files.writeString(home.resolve(".env"), "ES_PORT=1\n");
        Path log = Files.createFile(Files.createDirectory(home.resolve("var")).resolve("access.log"));
        assertThat(up("--once", "--host-name=web-1", "--retention=7d", "--log-file=" + log))
                .isEqualTo(ExitCode.FAILED);
        assertThat(docker.calls())
                .containsExactly(
                        "info",
                        "compose version",
                        "compose ps --quiet --status running",
                        "compose run --rm --no-deps --build -T --user 1000:1000 log-access",
                        "compose up --detach --wait --build",
                        "compose stop");
        assertThat(log).isEmptyFile();
        assertThat(messages())
                .contains(
                        log.getParent() + "|access.log|7|web-1",
                        "Elasticsearch at http://127.0.0.1:1 cannot be reached");
    }

    @Test
    void shipTakesLogstashsPlaceUnderTheNameThatTheEnvFileGivesTheHost() throws Exception {
        FakeDocker unused = new FakeDocker(
                home.resolve("bin"), "echo \"$LOGSTASH|$COMPOSE_PROFILES|$HOST_NAME|$2\"; test \"$2\" != ps");
        Files.writeString(home.resolve(".env"), "ES_PORT=1\nHOST_NAME=web-7\nCOMPOSE_PROFILES=poller\n");
        assertThat(up("--once", "--shipper=ship", "--log-file=" + home.resolve("a.log")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(messages()).contains("0|poller,ship|web-7|up");
    }

    @Test
    void theEnvFileAndTheShellHoldWhereNoOptionIsGiven() throws Exception {
        FakeDocker unused = new FakeDocker(
                home.resolve("bin"), "echo \"${RETENTION_DAYS-unset}|${FROM_END-unset}\"; test \"$2\" != ps");
        Files.writeString(home.resolve(".env"), "ES_PORT=1\nRETENTION_DAYS=365\nFROM_END=true\n");
        String log = "--log-file=" + home.resolve("a.log");
        assertThat(up("--once", "--shipper=ship", log)).isEqualTo(ExitCode.FAILED);
        assertThat(messages()).contains("unset|unset\n");
        environment.putAll(Map.of("RETENTION_DAYS", "90", "FROM_END", "true"));
        assertThat(up("--once", "--shipper=ship", log)).isEqualTo(ExitCode.FAILED);
        assertThat(messages()).contains("90|true\n");
        assertThat(up("--once", "--shipper=ship", "--retention=36h", "--from-end=false", log))
                .isEqualTo(ExitCode.FAILED);
        assertThat(messages()).contains("2|false\n");
    }

    @Test
    void whatTheLinesAreGoesToTheStack() throws Exception {
        FakeDocker unused = new FakeDocker(
                home.resolve("bin"), "echo \"$LOG_FORMAT|$TRUSTED_PROXIES|$LOG_ZONE\"; test \"$2\" != ps");
        String format = "$remote_addr [$time_local] \"$request\" $status $body_bytes_sent";
        assertThat(up(
                        "--once",
                        "--log-file=" + home.resolve("a.log"),
                        "--log-format=" + format,
                        "--trusted-proxies=10.0.0.0/8,::1",
                        "--log-zone=Europe/Berlin"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(messages()).contains(format + "|10.0.0.0/8,::1|Europe/Berlin");
    }

    @Test
    void shipSkipsWhatALogHoldsAndLogstashCannot() throws Exception {
        FakeDocker docker = new FakeDocker(home.resolve("bin"), "echo \"from-end $FROM_END\"; test \"$2\" != ps");
        Files.writeString(home.resolve(".env"), "ES_PORT=1\n");
        String log = "--log-file=" + home.resolve("a.log");
        assertThat(up("--once", "--shipper=ship", "--from-end", log)).isEqualTo(ExitCode.FAILED);
        assertThat(messages()).contains("from-end true");
        assertThat(up("--once", "--shipper=ship", log)).isEqualTo(ExitCode.FAILED);
        assertThat(messages()).contains("from-end \n").doesNotContain("from-end false");

        int before = docker.calls().size();
        assertThat(up("--once", "--from-end", log)).isEqualTo(ExitCode.USAGE);
        assertThat(messages()).contains("--from-end needs --stack embedded, or --shipper ship");
        assertThat(docker.calls().subList(before, docker.calls().size()))
                .doesNotContain("compose up --detach --wait --build");
    }

    @Test
    void whatOnlyTheEmbeddedStoreKeepsToLeadsToThatStore() throws Exception {
        FakeDocker docker = new FakeDocker(home.resolve("bin"), "exit 0");
        for (String option : List.of("--index=other-*", "--data=" + home.resolve("data"), "--port=0", "--heap=1g")) {
            assertEmbedded(option);
        }
        environment.put("HTTPMONITOR_STACK", "docker");
        assertEmbedded("--heap=1g");
        assertThat(docker.calls()).doesNotContain("compose up --detach --wait --build");
    }

    private void assertEmbedded(String option) throws Exception {
        // This project has no Elasticsearch to start.
        assertThat(up("--once", "--log-file=" + home.resolve("a.log"), option)).isEqualTo(ExitCode.FAILED);
        assertThat(messages())
                .startsWith("The embedded store is used, because the Docker stack cannot keep to "
                        + option.replaceFirst("=.*", "") + ".\n")
                .contains("There is no Elasticsearch in ");
    }

    @Test
    void theDockerStackIsNotAskedForTogetherWithWhatItCannotKeepTo() throws Exception {
        FakeDocker docker = new FakeDocker(home.resolve("bin"), "test \"$2\" != ps");
        Files.writeString(home.resolve(".env"), "ES_PORT=1\n");
        String log = "--log-file=" + home.resolve("a.log");
        for (String option : List.of("--index=other-*", "--data=" + home.resolve("data"), "--port=9200", "--heap=1g")) {
            assertThat(up("--once", "--stack=docker", log, option)).isEqualTo(ExitCode.USAGE);
            assertThat(messages())
                    .startsWith(option.replaceFirst("=.*", "") + " and --stack docker exclude each other.");
        }
        assertThat(docker.calls()).isEmpty();
        environment.put("HTTPMONITOR_DATA", home.resolve("data").toString());
        assertThat(up("--once", "--stack=docker", log)).isEqualTo(ExitCode.FAILED);
        assertThat(docker.calls()).contains("compose up --detach --wait --build");
    }

    @Test
    void whatIsTypedHoldsAgainstWhatTheEnvironmentSaysOfOtherStores() throws Exception {
        FakeDocker docker = new FakeDocker(home.resolve("bin"), "test \"$2\" != ps");
        Files.writeString(home.resolve(".env"), "ES_PORT=1\n");
        environment.putAll(Map.of(
                "HTTPMONITOR_ES_URL", "http://127.0.0.1:2",
                "HTTPMONITOR_INDEX", "other-*",
                "HTTPMONITOR_FROM_END", "true"));
        String log = "--log-file=" + home.resolve("a.log");
        assertThat(up("--once", "--stack=docker", "--shipper=logstash", log)).isEqualTo(ExitCode.FAILED);
        assertThat(docker.calls()).contains("compose up --detach --wait --build");
        assertThat(messages()).contains("Elasticsearch at http://127.0.0.1:1 cannot be reached");
    }

    @Test
    void aDemosLogIsInItsDataFolderInDockerToo() throws Exception {
        FakeDocker docker = new FakeDocker(home.resolve("bin"), "test \"$2\" != ps");
        Files.writeString(home.resolve(".env"), "ES_PORT=1\n");
        Path data = home.resolve("data");
        assertThat(up("--once", "--demo", "--stack=docker", "--data=" + data)).isEqualTo(ExitCode.FAILED);
        assertThat(docker.calls()).contains("compose up --detach --wait --build");
        assertThat(data.resolve("demo.log")).exists();
    }

    @Test
    void downNeedsNoLogAndStartsNothing() throws Exception {
        FakeDocker docker = new FakeDocker(home.resolve("bin"), "exit 0");
        assertThat(up("--stack=docker", "--down", "--delete-data")).isEqualTo(ExitCode.DONE);
        assertThat(docker.calls()).containsExactly("compose --profile * down --remove-orphans --volumes");
        assertThat(up("--delete-data")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aLogOutsideOfTheMountedFolderIsWrongUsage() throws Exception {
        FakeDocker docker = new FakeDocker(home.resolve("bin"), "exit 0");
        Files.writeString(home.resolve(".env"), "LOG_DIR=" + home.resolve("logs") + "\n");
        assertThat(up("--stack=docker", "--log-file=" + home.resolve("elsewhere.log")))
                .isEqualTo(ExitCode.USAGE);
        assertThat(docker.calls()).doesNotContain("compose up --detach --wait --build");
        assertThat(messages()).contains("elsewhere.log is not in it");
    }

    @Test
    void withoutAnEngineDockerCannotBeAskedFor() throws Exception {
        FakeDocker unused = new FakeDocker(home.resolve("bin"), "exit 1");
        assertThat(up("--stack=docker")).isEqualTo(ExitCode.FAILED);
        assertThat(messages())
                .contains("--stack docker cannot be used", "--stack embedded")
                .doesNotContain("\tat ");
    }

    private int up(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Dhttpmonitor.home=" + home,
                "-jar",
                JAR.toString(),
                "up"));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(home.resolve("messages").toFile());
        builder.environment().merge("PATH", home.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.environment().putAll(environment);
        Process up = builder.start();
        try {
            assertThat(up.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
        } finally {
            up.destroyForcibly();
        }
        return up.exitValue();
    }

    private String messages() throws IOException {
        return Files.readString(home.resolve("messages"));
    }
}
