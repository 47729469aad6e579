package httpmonitor.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.ilm.Phase;
import co.elastic.clients.elasticsearch.ilm.Phases;
import httpmonitor.console.ExitCode;
import httpmonitor.elastic.HttpAnswers;
import httpmonitor.elastic.admin.Role;
import httpmonitor.elastic.query.ElasticsearchHitLog;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.testing.SecuredElasticsearch;
import httpmonitor.testing.SecuredServer;
import httpmonitor.traffic.HitLog;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code setup}, and what it hands out, on a cluster with users, keys, lifecycle policies and TLS. */
@ExtendWith(SecuredElasticsearch.class)
class SecuredSetupIT {
    private static final List<String> CLUSTER =
            List.of("manage_index_templates", "manage_ilm", "manage_security", "monitor");

    @TempDir
    Path folder;

    private final String prefix = RealElasticsearch.freshPrefix() + "-";
    private final String index = prefix + "*";
    private SecuredServer server;
    private ElasticConnection admin;
    private ElasticsearchClient client;

    @BeforeEach
    void open(SecuredServer secured) {
        server = secured;
        admin = ElasticConnection.to(server.settings(server.username(), server.password()));
        client = admin.client();
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void everyOptionOnceAndTwice() throws Exception {
        String[] options = {
            "setup",
            "--create-keys",
            "--retention=10d",
            "--writer-password=secret-w",
            "--reader-password=secret-r",
            "--alert-writer-password=secret-a",
            "--kibana-system-password=secret-k",
            "--wait=1m"
        };
        Commands.Result first = asAdministrator().run(options);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out())
                .contains(
                        "Hits are kept for 10 days under the policy httpmonitor-" + prefix + "retention",
                        "The index templates for " + index + " are installed",
                        "The roles are installed",
                        "The user httpmonitor_writer is set",
                        "The password of kibana_system is set");
        assertThat(keys(first.out()))
                .containsOnlyKeys("httpmonitor_writer", "httpmonitor_reader", "httpmonitor_alert_writer");
        Commands.Result second = asAdministrator().run("setup", "--create-keys");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(second.out())
                .contains(
                        "Hits are kept for 10 days",
                        "as before",
                        "There is an API key for the role httpmonitor_reader already")
                .doesNotContain("shown this once");
        for (Role role : Role.values()) {
            String password = "secret-" + role.name().toLowerCase(Locale.ROOT).charAt(0);
            try (ElasticConnection own = ElasticConnection.to(server.settings(role.roleName(), password))) {
                assertThat(own.client().security().authenticate().roles())
                        .containsExactlyInAnyOrderElementsOf(
                                role.together().stream().map(Role::roleName).toList());
            }
        }
    }

    @Test
    void keysMadeWithTheDocumentedPrivilegesShipAndRead() throws Exception {
        user("keymaker", CLUSTER, true);
        Commands.Result setup = as("keymaker").run("setup", "--create-keys");
        assertThat(setup.code()).as(setup.err()).isZero();
        Map<String, String> keys = keys(setup.out());
        Path log = folder.resolve("access.log");
        Files.writeString(log, "192.0.2.7 - - [29/Nov/2026:10:00:00 +0000] \"GET /pages/1 HTTP/1.1\" 200 12\n");
        Commands.Result ship = withKey(requireNonNull(keys.get("httpmonitor_writer")))
                .run("ship", "--once", "--data=" + folder, "" + log);
        assertThat(ship.code()).as(ship.err()).isZero();
        assertThat(ship.out()).contains("hits=1 ", "rejected=0");
        for (String reader : List.of("httpmonitor_reader", "httpmonitor_alert_writer")) {
            Commands.Result watch = withKey(requireNonNull(keys.get(reader)))
                    .run("watch", "--at=2026-11-29T10:00:05Z", "--output=json");
            assertThat(watch.code()).as(watch.err()).isZero();
            assertThat(watch.json().at("/interval/hits").asInt()).isEqualTo(1);
            assertThat(watch.json().at("/sections/0/section").asText()).isEqualTo("/pages");
        }
        assertThat(withKey(requireNonNull(keys.get("httpmonitor_writer")))
                        .run("watch", "--once")
                        .code())
                .isEqualTo(ExitCode.FAILED);
    }

    /** Kibana is a stand-in; what it is given is tried on the cluster, as Kibana would do. */
    @Test
    void kibanasObjectsComeWithALoginThatTheClusterKnows() throws Exception {
        try (HttpAnswers kibana = new HttpAnswers()) {
            kibana.then(200, "{}").then(400, "{}").then(200, "{\"success\":true,\"successCount\":1}");
            Commands.Result setup = asAdministrator()
                    .run("setup", "--wait=1m", "--kibana-url=" + kibana.url(), "--kibana-system-password=secret-k");
            assertThat(setup.code()).as(setup.err()).isZero();
            assertThat(setup.out()).containsPattern("Kibana has \\d+ objects of httpmonitor.ndjson");
            assertThat(kibana.asked)
                    .extracting(HttpAnswers.Asked::line)
                    .containsExactly(
                            "GET /api/status",
                            "POST /api/saved_objects/_export",
                            "POST /api/saved_objects/_import?overwrite=true");
            for (HttpAnswers.Asked asked : kibana.asked) {
                assertThat(login(asked.authorization())).isEqualTo(server.username());
            }
            assertThat(login(new Credentials.Login("kibana_system", "secret-k").authorization()))
                    .isEqualTo("kibana_system");

            kibana.then(200, "{}").then(400, "{}").then(403, "{\"message\":\"Unable to bulk_create dashboard\"}");
            Commands.Result refused = asAdministrator().run("setup", "--only-kibana", "--kibana-url=" + kibana.url());
            assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
            assertThat(refused.err()).contains("Unable to bulk_create dashboard");
        }
    }

    /** Whom the cluster takes this header for. */
    private String login(String authorization) throws IOException {
        assertThat(authorization).startsWith("Basic ");
        String[] who = new String(
                        Base64.getDecoder().decode(authorization.substring("Basic ".length())), StandardCharsets.UTF_8)
                .split(":", 2);
        try (ElasticConnection own = ElasticConnection.to(server.settings(who[0], who[1]))) {
            return own.client().security().authenticate().username();
        }
    }

    @Test
    void keysThatWouldDoNothingAreNotMade() throws Exception {
        user("installer", CLUSTER, false);
        Commands.Result setup = as("installer").run("setup", "--create-keys");
        assertThat(setup.code()).isEqualTo(ExitCode.FAILED);
        assertThat(keys(setup.out())).isEmpty();
        assertThat(setup.out()).contains("The roles are installed", "are installed at", "Hits are kept for 30 days");
        assertThat(setup.err())
                .contains(
                        "Cannot create the API key httpmonitor_writer",
                        "create_doc",
                        "on " + index,
                        "run setup as a user");
    }

    @Test
    void aKeyThatCanDoNothingIsNotTakenForOneThatCan() throws Exception {
        user("keymaker", CLUSTER, true);
        asAdministrator().run("setup");
        user("poor", CLUSTER, false);
        try (ElasticConnection poor = ElasticConnection.to(server.settings("poor", "secret-of-the-user"))) {
            poor.client().security().createApiKey(key -> key.name("httpmonitor_reader"));
        }
        Commands.Result setup = as("keymaker").run("setup", "--create-keys");
        assertThat(keys(setup.out())).hasSize(3);
        Commands.Result again = asAdministrator().run("setup", "--create-keys");
        assertThat(again.out()).contains("made by keymaker").doesNotContain("shown this once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manage_index_templates", "manage_ilm", "manage_security", "delete_index"})
    void aMissingPrivilegeIsNamedAndTheOtherStepsAreTaken(String missing) throws Exception {
        List<String> cluster = new ArrayList<>(CLUSTER);
        cluster.remove(missing);
        String role = RealElasticsearch.freshPrefix();
        client.security().putRole(put -> {
            put.name(role).cluster(cluster);
            return missing.equals("delete_index")
                    ? put
                    : put.indices(own -> own.names(index).privileges("delete_index"));
        });
        client.security()
                .putUser(user ->
                        user.username("lacking").password("secret-of-the-user").roles(role));
        Commands.Result setup = as("lacking").run("setup", "--retention=7d");
        assertThat(setup.code()).isEqualTo(ExitCode.FAILED);
        assertThat(setup.err()).contains(missing);
        if (!missing.equals("manage_index_templates")) {
            assertThat(setup.out()).contains("are installed at");
        }
        if (!missing.equals("manage_security")) {
            assertThat(setup.out()).contains("The roles are installed");
        }
        if (missing.equals("manage_security") || missing.equals("manage_index_templates")) {
            assertThat(setup.out()).contains("Hits are kept for 7 days");
        } else {
            assertThat(setup.out()).doesNotContain("Hits are kept");
        }
    }

    @Test
    void daysAreKeptUnlessOthersAreAskedForAndAChangeIsReported() {
        assertThat(asAdministrator().run("setup").out()).contains("Hits are kept for 30 days");
        assertThat(asAdministrator().run("setup", "--retention=90d").out())
                .contains("90 days", "lengthened from 30 days");
        assertThat(asAdministrator().run("setup").out()).contains("Hits are kept for 90 days", "as before");
        assertThat(asAdministrator().run("setup", "--retention=30d").out())
                .contains("Hits are kept for 30 days", "shortened from 90 days");
    }

    @Test
    void aPolicyThatIsKeptIsNotChanged() throws Exception {
        String policy = "httpmonitor-" + prefix + "retention";
        Phase deleting = Phase.of(
                phase -> phase.minAge(age -> age.time("36h")).actions(actions -> actions.delete(index -> index)));
        client.ilm().putLifecycle(put -> put.name(policy).policy(own -> own.phases(all -> all.delete(deleting))));

        assertThat(asAdministrator().run("setup").out())
                .contains("Hits are kept for less than a day under the policy " + policy + ", as before; --retention");
        Phases kept = requireNonNull(
                        client.ilm().getLifecycle(get -> get.name(policy)).get(policy))
                .policy()
                .phases();
        assertThat(requireNonNull(requireNonNull(kept.delete()).minAge()).time())
                .isEqualTo("36h");
        assertThat(asAdministrator().run("setup", "--retention=1d").out())
                .contains("Hits are kept for 1 day under", "lengthened from less than a day");
    }

    @Test
    void aForeignTemplateThatWinsIsNotCalledInstalled() throws Exception {
        client.indices()
                .putIndexTemplate(put ->
                        put.name("foreign-" + prefix + "x").indexPatterns(index).priority(9000L));
        Commands.Result setup = asAdministrator().run("setup");
        client.indices().deleteIndexTemplate(old -> old.name("foreign-" + prefix + "x"));
        assertThat(setup.code()).isEqualTo(ExitCode.FAILED);
        assertThat(setup.out()).doesNotContain("The index templates for " + index + " are installed");
        assertThat(setup.err()).contains("would not get", "foreign-" + prefix + "x", "priority 9000");
    }

    @Test
    void aReaderThatLosesItsIndexIsBlindAndSetupWarnsBefore() throws Exception {
        Commands.Result setup = asAdministrator().run("setup", "--reader-password=secret-r");
        assertThat(setup.code()).as(setup.err()).isZero();
        hit("/pages");
        assertThat(as("httpmonitor_reader", "secret-r").run("watch", "--once").code())
                .isZero();
        Commands.Result other = asAdministrator().run("setup", "--index=other-*");
        assertThat(other.err()).contains("Warning: The roles are replaced", index, "blind");
        Commands.Result watch = as("httpmonitor_reader", "secret-r").run("watch", "--once", "--output=json");
        assertThat(watch.code()).isEqualTo(ExitCode.FAILED);
        assertThat(watch.json().at("/alert/state").asText()).isEqualTo("blind");
        assertThat(watch.err()).contains("missing read on " + index, "setup");
        assertThat(as("httpmonitor_reader", "secret-r").run("check").code()).isEqualTo(3);
    }

    /** To a user who may not read an index, Elasticsearch answers as if there were none. */
    @Test
    void hitsThatMayNotBeReadAreNotReportedAsNone() throws Exception {
        assertThat(asAdministrator().run("setup", "--reader-password=secret-r").code())
                .isZero();
        hit("/pages");
        Commands reader = as("httpmonitor_reader", "secret-r");
        String[] alerts = {"alerts", "--from=2026-11-29T09:00:00Z", "--rule=dead: < 0.1/s over 5m"};
        assertThat(reader.run(alerts).out()).contains("dead").contains("2026-11-29");
        asAdministrator().run("setup", "--index=other-*");

        for (Commands.Result result : List.of(
                reader.run(alerts), reader.run("alerts"), reader.run("report", "--output=" + folder.resolve("r")))) {
            assertThat(result.out()).isEmpty();
            assertThat(result.err().replaceAll("\\s+", " ")).contains("missing read on " + index);
            assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        }
        assertThat(folder.resolve("r")).doesNotExist();
        TimeRange range = TimeRange.endingAt(Instant.parse("2026-11-29T11:00:00Z"), Duration.ofHours(2));
        try (ElasticConnection own = ElasticConnection.to(server.settings("httpmonitor_reader", "secret-r"))) {
            HitLog hits = new ElasticsearchHitLog(own, index, TrafficFilter.NONE);
            assertThatThrownBy(() -> hits.breakdown(range, TrafficFilter.NONE, 10))
                    .isInstanceOf(TrafficUnavailableException.class)
                    .hasMessageContaining("missing read on " + index);
        }
    }

    /** Without heartbeats, a poller cannot know whether all hits are stored. */
    @Test
    void aPollerThatMayNotReadHeartbeatsIsBlind() throws Exception {
        assertThat(asAdministrator().run("setup").code()).isZero();
        hit("/pages");
        String user = RealElasticsearch.freshPrefix();
        client.security()
                .putRole(put -> put.name(user)
                        .cluster("monitor")
                        .indices(own -> own.names(index, "httpmonitor-unparsed").privileges("read")));
        client.security()
                .putUser(
                        put -> put.username(user).password("secret-of-the-user").roles(user));

        Commands.Result watch = as(user).run("watch", "--once", "--output=json");
        assertThat(watch.json().at("/alert/state").asText()).isEqualTo("blind");
        assertThat(watch.err().replaceAll("\\s+", " ")).contains("missing read on httpmonitor-heartbeat");
        Commands.Result alerts = as(user).run("alerts");
        assertThat(alerts.err().replaceAll("\\s+", " ")).contains("missing read on httpmonitor-heartbeat");
        assertThat(alerts.code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aRuntimeFieldThatHidesSectionsIsNoticed() throws Exception {
        asAdministrator().run("setup", "--reader-password=secret-r");
        hit("/pages");
        Commands reader = as("httpmonitor_reader", "secret-r");
        assertThat(reader.run("doctor").out()).contains("The hits have our mapping");
        assertThat(reader.run("watch", "--once").err()).isEmpty();
        client.indices()
                .putMapping(put -> put.index(prefix + "2026.11.29")
                        .runtime(
                                "section",
                                field -> field.type(
                                        co.elastic.clients.elasticsearch._types.mapping.RuntimeFieldType.Keyword)));
        assertThat(reader.run("doctor").out()).contains("TROUBLE", "section is a runtime field");
        assertThat(reader.run("watch", "--at=2026-11-29T10:00:05Z").err()).contains("section is a runtime field");
    }

    private void hit(String section) throws IOException {
        client.index(put -> put.index(prefix + "2026.11.29")
                .refresh(co.elastic.clients.elasticsearch._types.Refresh.True)
                .document(Map.of("@timestamp", "2026-11-29T10:00:00Z", "section", section)));
    }

    /** A user with these privileges and delete_index, and with those of all roles where keys shall be made. */
    private void user(String name, List<String> cluster, boolean keys) throws IOException {
        client.security().putRole(put -> {
            put.name(name).cluster(cluster).indices(own -> own.names(index).privileges("delete_index"));
            if (keys) {
                put.indices(own -> own.names(index, "httpmonitor-unparsed")
                        .privileges("create_doc", "auto_configure", "view_index_metadata", "read"));
                put.indices(own -> own.names("httpmonitor-heartbeat", "httpmonitor-alerts")
                        .privileges("index", "auto_configure", "view_index_metadata", "read"));
            }
            return put;
        });
        client.security()
                .putUser(user ->
                        user.username(name).password("secret-of-the-user").roles(name));
    }

    private Commands asAdministrator() {
        return as(server.username(), server.password());
    }

    private Commands as(String user) {
        return as(user, "secret-of-the-user");
    }

    private Commands as(String user, String password) {
        return with(Map.of("HTTPMONITOR_USERNAME", user, "HTTPMONITOR_PASSWORD", password));
    }

    private Commands withKey(String key) {
        return with(Map.of("HTTPMONITOR_API_KEY", key));
    }

    private Commands with(Map<String, String> who) {
        Map<String, String> environment = new HashMap<>(who);
        environment.put("HTTPMONITOR_ES_URL", server.url());
        environment.put("HTTPMONITOR_CA_CERT", server.caCert().toString());
        environment.put("HTTPMONITOR_INDEX", index);
        return new Commands(environment);
    }

    /** The keys that {@code setup} printed, by role. */
    private static Map<String, String> keys(String out) {
        Map<String, String> keys = new HashMap<>();
        Matcher key = Pattern.compile("API key (\\w+), shown this once: (\\S+)").matcher(out);
        while (key.find()) {
            keys.put(key.group(1), key.group(2));
        }
        return keys;
    }
}
