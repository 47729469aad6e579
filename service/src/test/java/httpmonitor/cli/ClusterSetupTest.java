package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.ElasticConnection;
import httpmonitor.elastic.ElasticSettings;
import httpmonitor.elastic.HttpAnswers;
import httpmonitor.elastic.IndexNames;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterSetupTest {
    private static final String POLICY = "httpmonitor-access-log-retention";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpAnswers server;
    private ElasticConnection connection;
    private ClusterSetup setup;

    @BeforeEach
    void open() throws Exception {
        server = new HttpAnswers();
        connection = ElasticConnection.to(ElasticSettings.of(server.url().toString()));
        setup = new ClusterSetup(
                connection, IndexNames.of("access-log-*"), new PrintWriter(out, true), new PrintWriter(err, true));
    }

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    @Test
    void daysComeUnderThePolicyThatIsInstalled() throws Exception {
        server.then(200, "{}");
        takesTemplates();
        setup.templates(Duration.ofDays(30));
        assertThat(setup.isComplete()).isTrue();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).contains("are installed at", "Old days are deleted under the policy " + POLICY);
        assertThat(server.asked.get(2).body()).contains(POLICY);
    }

    @Test
    void aPolicyThatIsRefusedIsNamedByTheTemplatesAllTheSame() throws Exception {
        server.then(403, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"granted by [manage_ilm]\"}}");
        takesTemplates();
        setup.templates(Duration.ofDays(30));
        assertThat(setup.isComplete()).isFalse();
        assertThat(err.toString())
                .startsWith("Cannot install the retention policy: ")
                .contains("manage_ilm")
                .hasLineCount(1);
        assertThat(out.toString()).contains("are installed at").doesNotContain("Old days are deleted");
        assertThat(server.asked.get(2).body()).contains(POLICY);
    }

    @Test
    void whereThereIsNoLifecycleManagementTheTemplatesNameNoPolicy() throws Exception {
        server.then(400, "{\"error\":\"no handler found for uri [/_ilm/policy/x] and method [PUT]\"}");
        takesTemplates();
        setup.templates(Duration.ofDays(30));
        assertThat(setup.isComplete()).isTrue();
        assertThat(out.toString()).contains("are installed at", "No retention policy");
        assertThat(server.asked).noneMatch(request -> request.body().contains(POLICY));
    }

    private void takesTemplates() {
        for (int i = 0; i < 6; i++) {
            server.then(200, "{}");
        }
    }
}
