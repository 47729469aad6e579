package httpmonitor.compose;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.compose.ComposeFile.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the services are together. */
class StackTest {
    private final ComposeFile file;

    StackTest() throws IOException {
        file = ComposeFile.read();
    }

    @Test
    void withoutProfilesThereAreElasticsearchLogstashAndKibanaWithTheirJobs() {
        assertThat(inProfile(""))
                .containsExactlyInAnyOrder(
                        "certificates", "elasticsearch", "setup", "log-access", "logstash", "kibana", "kibana-objects");
        assertThat(inProfile("ship")).containsExactly("ship");
        assertThat(inProfile("demo")).containsExactly("demo");
        assertThat(inProfile("poller")).containsExactly("poller");
        assertThat(inProfile("alertmanager")).containsExactlyInAnyOrder("alertmanager", "alerting");
        assertThat(inProfile("cluster")).containsExactly("elasticsearch-2", "elasticsearch-3");
    }

    private List<String> inProfile(String profile) {
        return file.services().stream()
                .filter(service -> String.join(",", service.list("profiles")).equals(profile))
                .map(Service::name)
                .toList();
    }

    @Test
    void theImagesAreOfTheVersionThatTheProgramIsBuiltWith() throws IOException {
        String pom = Files.readString(ComposeFile.HOME.resolve("pom.xml"));
        String version = all("<elastic.client.version>([^<]+)<", pom).getFirst();
        assertThat(new TreeSet<>(all("STACK_VERSION:-([^}]+)}", ComposeFile.text())))
                .containsExactly(version);
    }

    /**
     * Else "docker compose up --wait" takes the job's end for a failure. Who waits must run on, and without a profile.
     */
    @Test
    void somebodyWaitsForTheEndOfEachJob() {
        Set<String> awaited = file.services().stream()
                .filter(service -> !service.isJob() && service.list("profiles").isEmpty())
                .flatMap(service -> service.waitsFor().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(file.services()).filteredOn(Service::isJob).allMatch(job -> awaited.contains(job.name()));
    }

    @Test
    void everySecretIsOneThatTheProgramMakesUp() {
        assertThat(file.secrets().keySet())
                .containsExactlyInAnyOrder(
                        "alert_writer_password",
                        "elastic_password",
                        "kibana_encryption_key",
                        "kibana_system_password",
                        "reader_password",
                        "writer_password");
        file.secrets().forEach((name, source) -> assertThat(source).hasToString("{file=./secrets/" + name + "}"));
    }

    @Test
    void withoutTheSetupThereIsASentenceThatNamesIt() throws IOException {
        assertThat(new TreeSet<>(all("\\$\\{(\\w+:\\?[^}]*)}", ComposeFile.text())))
                .containsExactly("HOST_NAME:?is missing in .env, run ./run.sh setup --secrets");
    }

    @Test
    void nothingWaitsForKibanaAndAVariableLeavesItOut() {
        assertThat(file.services())
                .flatMap(service -> service.waitsFor().keySet())
                .doesNotContain("kibana", "kibana-objects");
        for (String name : List.of("kibana", "kibana-objects")) {
            assertThat(file.service(name).get("deploy")).hasToString("{replicas=${KIBANA:-1}}");
        }
        // Compose downloads the images of services without replicas too.
        assertThat(file.service("kibana").text("pull_policy")).isEqualTo("${KIBANA_PULL:-missing}");
        assertThat(file.service("logstash").text("pull_policy")).isEqualTo("${LOGSTASH_PULL:-missing}");
    }

    @Test
    void logstashIsLeftOutByAVariableWithoutWhichShipDoesNotStart() {
        for (String name : List.of("logstash", "log-access")) {
            assertThat(file.service(name).get("deploy")).hasToString("{replicas=${LOGSTASH:-1}}");
        }
        assertThat(file.service("ship").environment()).containsEntry("LOGSTASH", "${LOGSTASH:-1}");
        assertThat(file.service("ship").list("entrypoint"))
                .anyMatch(word -> word.contains("test \"$$LOGSTASH\" = 0 ||"));
    }

    @Test
    void theStackHasOneHeartbeatForAnyNameOfTheHost() {
        assertThat(file.service("logstash").environment())
                .containsEntry("SOURCE_ID", "stack")
                .containsEntry("HOST_NAME", file.service("ship").environment().get("HTTPMONITOR_HOST_NAME"));
    }

    @Test
    void whatMustSurviveIsInNamedVolumes() {
        assertThat(file.volumes()).contains("elasticsearch", "logstash");
        assertThat(file.service("elasticsearch").list("volumes"))
                .contains("elasticsearch:/usr/share/elasticsearch/data");
        assertThat(file.service("logstash").list("volumes")).contains("logstash:/usr/share/logstash/data");
        for (Service service : file.services()) {
            for (String volume : service.shortVolumes()) {
                String source = volume.substring(0, volume.lastIndexOf(":/"));
                assertThat(source.startsWith("./") || file.volumes().contains(source))
                        .as(volume)
                        .isTrue();
            }
        }
    }

    @Test
    void theFolderOfTheLogIsMountedNotTheFileAndCannotBeWrittenTo() {
        for (String name : List.of("log-access", "logstash", "ship")) {
            // The long form, because the name of a folder may hold a colon, or be relative.
            assertThat(file.service(name).list("volumes"))
                    .contains("{type=bind, source=${LOG_DIR:-./logs}, target=/var/log/httpmonitor, read_only=true,"
                            + " bind={create_host_path=false}}");
        }
        assertThat(file.services())
                .flatMap(Service::shortVolumes)
                .filteredOn(volume -> volume.startsWith("."))
                .allMatch(volume -> volume.endsWith(":ro"));
    }

    @Test
    void filesOfTheProjectThatAreMountedExist() {
        assertThat(file.services())
                .flatMap(Service::shortVolumes)
                .filteredOn(volume -> volume.startsWith("./"))
                .allMatch(volume -> Files.exists(ComposeFile.HOME.resolve(volume.split(":", 2)[0])));
    }

    @Test
    void securityIsOnAndTheLicenceIsBasic() {
        for (String node : List.of("elasticsearch", "elasticsearch-2", "elasticsearch-3")) {
            assertThat(file.service(node).environment())
                    .containsEntry("xpack.security.enabled", "true")
                    .containsEntry("xpack.security.transport.ssl.enabled", "true")
                    .containsEntry("xpack.license.self_generated.type", "basic")
                    .containsEntry("node.name", node);
        }
    }

    @Test
    void nobodyButTheJobsOfTheSetupIsTheSuperuser() {
        assertThat(file.services())
                .filteredOn(service -> service.environment().containsValue("elastic"))
                .extracting(Service::name)
                .containsExactly("setup", "kibana-objects");
    }

    @Test
    void whereAlertmanagerRunsAPollerPostsToItAndNoOtherDoes() {
        assertThat(file.service("alerting").environment())
                .containsEntry("HTTPMONITOR_ALERTMANAGER", "http://alertmanager:9093");
        assertThat(file.services())
                .filteredOn(service -> service.environment().containsKey("HTTPMONITOR_ALERTMANAGER"))
                .extracting(Service::name)
                .containsExactly("alerting");
        assertThat(file.service("alerting").list("command")).containsExactly("watch");
    }

    @Test
    void ourImageDoesNotRunAsRoot() throws IOException {
        String dockerfile = Files.readString(ComposeFile.HOME.resolve("Dockerfile"));
        assertThat(all("(?m)^USER (.+)$", dockerfile)).containsExactly("65532:65532");
        assertThat(all("(?m)^FROM (.+)$", dockerfile)).containsExactly("eclipse-temurin:25-jre");
    }

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    @Test
    void whatRunsTheStackInTheBuildTakesPasswordsFromTheFilesOfSecrets() throws IOException {
        for (String script : List.of(".ci/fires-and-recovers", ".ci/dashboard", ".github/workflows/ci.yml")) {
            String text = Files.readString(ComposeFile.HOME.resolve(script));
            assertThat(all("(\\$\\{?\\w*_PASSWORD)", text)).as(script).isEmpty();
            assertThat(file.secrets().keySet()).as(script).containsAll(all("secrets/(\\w+)", text));
        }
    }

    /** A start period costs a fast machine nothing, because the first success ends it. */
    @Test
    void slowMachinesGetTenMinutesAndSmallLimitsOfOpenFilesStopNothing() {
        for (Service service : file.services()) {
            assertThat(service.get("ulimits")).as(service.name()).isNull();
        }
        for (String name : List.of("elasticsearch", "logstash", "kibana")) {
            assertThat(String.valueOf(file.service(name).get("healthcheck")))
                    .as(name)
                    .containsPattern("start_period=1[05]m");
        }
    }

    @Test
    void aSingleNodeLooksForNoOthers() {
        assertThat(file.service("elasticsearch").environment())
                .containsEntry("discovery.seed_hosts", "${SEED_HOSTS:-}")
                .containsEntry("transport.host", "${TRANSPORT_HOST:-0.0.0.0}");
    }

    /** The image turns what is named like a setting into arguments of its process. */
    @Test
    void kibanasPasswordsAreInNoSettingThatItsImageTurnsIntoAnArgument() throws IOException {
        Service kibana = file.service("kibana");
        assertThat(kibana.environment().keySet()).allMatch(name -> name.startsWith("STACK_"));
        assertThat(kibana.shortVolumes()).contains("./kibana/kibana.yml:/usr/share/kibana/config/kibana.yml:ro");
        assertThat(Files.readString(ComposeFile.HOME.resolve("kibana/kibana.yml")))
                .contains("${STACK_KIBANA_PASSWORD}", "${STACK_KIBANA_KEY}");
    }
}
