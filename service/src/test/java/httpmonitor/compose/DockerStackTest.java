package httpmonitor.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import httpmonitor.console.Shutdown;
import httpmonitor.console.UserException;
import httpmonitor.elastic.admin.Role;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerStackTest {
    private static final String UP = "compose up --detach --wait --build";
    private static final String CHECK = "compose run --rm --no-deps --build -T --user 1000:1000 log-access";

    @TempDir
    private Path folder;

    private final List<String> messages = new ArrayList<>();

    @Test
    void anEngineThatAnswersWithComposeWillDo() throws Exception {
        FakeDocker fake = docker("exit 0");
        assertThat(DockerStack.objection(run(fake))).isEmpty();
        assertThat(fake.calls()).containsExactly("info", "compose version");
    }

    @Test
    void withoutAnEngineItSaysSo() throws Exception {
        FakeDocker fake = docker("echo 'Cannot connect to the Docker daemon' >&2; exit 1");
        assertThat(DockerStack.objection(run(fake)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("no Docker engine answers"));
        assertThat(DockerStack.objection(new Docker(folder.resolve("none").toString(), folder, Map.of())))
                .isPresent();
    }

    @Test
    void anEngineThatHangsDoesNotHoldUsUp() throws Exception {
        assertThat(DockerStack.objection(run(docker("exec sleep 600")))).isPresent();
    }

    @Test
    void anEngineWithoutComposeWillNotDo() throws Exception {
        assertThat(DockerStack.objection(run(docker("test \"$1\" = info"))))
                .hasValueSatisfying(reason -> assertThat(reason).contains("no Compose"));
    }

    @Test
    void itIsStartedWithSecretsAndStoppedInTheEnd() throws Exception {
        FakeDocker fake = docker("test -s secrets/elastic_password && echo \"log $LOG_DIR\"; test \"$2\" != ps");
        ElasticSettings settings;
        try (Shutdown shutdown = new Shutdown()) {
            settings = stack(fake, Map.of("LOG_DIR", "/var/log")).start(LogReader.LOGSTASH, Role.READER, shutdown);
            assertThat(fake.calls()).endsWith(CHECK, UP);
        }
        assertThat(fake.calls()).endsWith(UP, "compose stop");
        assertThat(messages).contains("log /var/log");
        assertThat(settings.where()).isEqualTo("http://127.0.0.1:9200");
    }

    /** A poller that notifies records what was delivered, which the reader may not. */
    @ParameterizedTest
    @CsvSource({"READER, reader", "ALERT_WRITER, alert_writer"})
    void itIsAskedAsTheUserOfTheRole(Role role, String user) throws Exception {
        try (Shutdown shutdown = new Shutdown()) {
            assertThat(stack(docker("exit 0"), Map.of())
                            .start(LogReader.LOGSTASH, role, shutdown)
                            .credentials())
                    .contains(new Credentials.Login(
                            "httpmonitor_" + user, secrets().read(user + "_password")));
        }
    }

    @Test
    void whatRanBeforeGoesOn() throws Exception {
        FakeDocker fake = docker("test \"$2\" != ps || echo 4711abcdef01");
        try (Shutdown shutdown = new Shutdown()) {
            stack(fake, Map.of()).start(LogReader.LOGSTASH, Role.READER, shutdown);
        }
        assertThat(fake.calls()).contains(UP).doesNotContain("compose stop");
    }

    @Test
    void aFailureIsTheLastThingThatDockerSaid() throws Exception {
        FakeDocker fake =
                docker("test \"$2\" != up || { echo pulling; echo 'port is already allocated' >&2; exit 14; }");
        try (Shutdown shutdown = new Shutdown()) {
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> stack(fake, Map.of()).start(LogReader.LOGSTASH, Role.READER, shutdown))
                    .withMessageContaining("exit code 14")
                    .withMessageContaining("port is already allocated");
        }
        assertThat(fake.calls()).endsWith("compose stop");
    }

    @Test
    void aLogThatTheContainerMayNotReadIsReportedBeforeAnythingStarts() throws Exception {
        FakeDocker fake = docker("test \"$2\" != run || { echo 'The log /var/log/a cannot be read.'; exit 1; }");
        try (Shutdown shutdown = new Shutdown()) {
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> stack(fake, Map.of()).start(LogReader.SHIP, Role.READER, shutdown))
                    .withMessageContaining("ship could not read the log in its container: The log /var/log/a cannot")
                    .withMessageContaining("LOG_GID");
        }
        assertThat(fake.calls())
                .contains(CHECK.replace("1000:1000", "65532:65532"))
                .doesNotContain(UP);
    }

    @Test
    void aServiceThatEndsOnceIsWaitedForOnceMore() throws Exception {
        FakeDocker fake = docker("test \"$2\" != up -o -e ended || { touch ended;"
                + " echo 'container httpmonitor-logstash-1 exited (1)' >&2; exit 1; }");
        try (Shutdown shutdown = new Shutdown()) {
            stack(fake, Map.of()).start(LogReader.LOGSTASH, Role.READER, shutdown);
            assertThat(fake.calls()).endsWith(UP, "compose up --detach --wait");
        }
    }

    @Test
    void downRemovesWhatAnyProfileHasStarted() throws Exception {
        FakeDocker fake = docker("exit 0");
        try (Shutdown shutdown = new Shutdown()) {
            stack(fake, Map.of()).down(false, shutdown);
            stack(fake, Map.of()).down(true, shutdown);
        }
        assertThat(fake.calls())
                .containsExactly(
                        "compose --profile * down --remove-orphans",
                        "compose --profile * down --remove-orphans --volumes");
    }

    @Test
    void thePortIsTheOneThatComposePublishes() throws Exception {
        Files.writeString(folder.resolve(".env"), "ES_PORT=9999\n");
        try (Shutdown shutdown = new Shutdown()) {
            assertThat(stack(docker("echo a warning"), Map.of())
                            .start(LogReader.LOGSTASH, Role.READER, shutdown)
                            .where())
                    .isEqualTo("http://127.0.0.1:9999");
        }
    }

    private FakeDocker docker(String body) throws IOException {
        return new FakeDocker(folder.resolve("bin"), body);
    }

    private Docker run(FakeDocker fake) {
        return new Docker(fake.program(), folder, Map.of());
    }

    private DockerStack stack(FakeDocker fake, Map<String, String> environment) {
        return new DockerStack(new Docker(fake.program(), folder, environment), env(), secrets(), messages::add);
    }

    private SecretFiles secrets() {
        return new SecretFiles(folder.resolve("secrets"), env());
    }

    private EnvFile env() {
        return new EnvFile(folder.resolve(".env"), Map.of());
    }
}
