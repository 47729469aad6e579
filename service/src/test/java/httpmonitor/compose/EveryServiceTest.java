package httpmonitor.compose;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.compose.ComposeFile.Service;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryServiceTest {

    static List<Service> services() throws IOException {
        return ComposeFile.read().services();
    }

    @ParameterizedTest
    @MethodSource("services")
    void runsWithoutPrivilegesInBoundedMemory(Service service) {
        assertThat(service.list("cap_drop")).containsExactly("ALL");
        assertThat(service.list("security_opt")).containsExactly("no-new-privileges:true");
        assertThat(service.text("mem_limit")).matches("\\d+[mg]");
        assertThat(service.get("privileged")).isNull();
        assertThat(service.list("cap_add")).isEmpty();
        assertThat(service.get("ulimits"))
                .as("an engine may not be allowed to raise them")
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("services")
    void keepsABoundedLog(Service service) {
        assertThat(service.get("logging")).hasToString("{driver=local, options={max-size=10m, max-file=3}}");
    }

    @ParameterizedTest
    @MethodSource("services")
    void isReachableFromThisMachineOnly(Service service) {
        assertThat(service.list("ports")).allMatch(port -> port.matches("127\\.0\\.0\\.1:\\$\\{\\w+:-\\d+}:\\d+"));
        assertThat(service.text("network_mode")).isNotEqualTo("host");
    }

    @ParameterizedTest
    @MethodSource("services")
    void isOfAPinnedVersion(Service service) {
        assertThat(service.text("image"))
                .matches("httpmonitor"
                        + "|docker\\.elastic\\.co/(\\w+)/\\1:\\$\\{STACK_VERSION:-\\d+\\.\\d+\\.\\d+}"
                        + "|prom/alertmanager:v\\d+\\.\\d+\\.\\d+");
    }

    @ParameterizedTest
    @MethodSource("services")
    void hasNoSecretInItsArgumentsOrHealthCheck(Service service) {
        // A double dollar is the shell's: it replaces the name in its own memory.
        assertThat(Stream.concat(service.words(), service.health().stream()))
                .noneMatch(word -> word.matches("(?s).*(?<!\\$)\\$\\{?\\w*(PASSWORD|KEY).*"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void readsItsSecretsFromFilesWhichDockerInspectDoesNotShow(Service service) {
        service.environment().forEach((name, value) -> {
            assertThat(name).doesNotMatch(".*(PASSWORD|KEY)");
            if (name.endsWith("_FILE") && name.contains("PASSWORD")) {
                assertThat(service.list("secrets"))
                        .as(name)
                        .contains(value.toString().replaceFirst("^/run/secrets/", ""));
            }
        });
        for (String secret : service.list("secrets")) {
            assertThat(service.parts().toString()).as("it is used").contains("/run/secrets/" + secret);
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void isAJobOrComesBackAfterAFailure(Service service) {
        assertThat(service.text("restart")).isIn("no", "unless-stopped");
        if (!service.isJob()) {
            assertThat(service.text("stop_grace_period")).matches("\\d+[sm]");
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void saysWhetherItIsHealthyWhereItServes(Service service) {
        assertThat(service.health().isEmpty()).isEqualTo(service.isJob() || service.isOurs());
    }

    @ParameterizedTest
    @MethodSource("services")
    void hasAReadOnlyFilesystemWhereItIsOurs(Service service) {
        if (service.isOurs()) {
            assertThat(service.get("read_only")).isEqualTo(true);
            assertThat(service.list("tmpfs")).containsExactly("/tmp");
            if (service.get("user") != null) {
                assertThat(service.name()).as("the image says who").isEqualTo("log-access");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void waitsForAStateThatItsDependencyReaches(Service service) throws IOException {
        ComposeFile file = ComposeFile.read();
        service.waitsFor().forEach((name, state) -> {
            Service dependency = file.service(name);
            assertThat(state).isEqualTo(dependency.isJob() ? "service_completed_successfully" : "service_healthy");
            assertThat(dependency.list("profiles"))
                    .as("it starts without a profile")
                    .isEmpty();
        });
    }
}
