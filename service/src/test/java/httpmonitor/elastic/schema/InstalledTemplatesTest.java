package httpmonitor.elastic.schema;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.HttpAnswers;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers about templates that are not what Elasticsearch would give. */
class InstalledTemplatesTest {
    private static final IndexNames NAMES = IndexNames.of("access-log-*");
    private static final String OURS = TemplateFiles.of(NAMES).getFirst().name();
    private static final long VERSION =
            TemplateFiles.of(NAMES).getFirst().body().at("/_meta/version").asLong();

    private HttpAnswers server;
    private ElasticConnection connection;

    @BeforeEach
    void open() throws Exception {
        server = new HttpAnswers();
        connection = ElasticConnection.to(ElasticSettings.of(server.url().toString()));
    }

    @AfterEach
    void close() {
        connection.close();
        server.close();
    }

    private static String template(String name, String priority, String version) {
        return "{\"name\":\"" + name + "\",\"index_template\":{\"index_patterns\":[\"access-log-*\"]," + priority
                + "\"_meta\":{\"managed_by\":\"httpmonitor\",\"version\":" + version + "}}}";
    }

    private String reason(String... templates) throws Exception {
        server.then(200, "{\"index_templates\":[" + String.join(",", templates) + "]}");
        return new Templates(connection, NAMES).objection().orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"many\"", "\"9000\"", "4.5", "{}", "true", "null", "99999999999999999999"})
    void aForeignPriorityThatIsNoWholeNumberIsNamed(String priority) throws Exception {
        assertThat(reason(
                        template(OURS, "\"priority\":400,", "" + VERSION),
                        template("odd", "\"priority\":" + priority + ",", "1")))
                .startsWith("The index access-log-2026.11.21 would get the index template odd"
                        + " (its priority is no whole number) at ");
    }

    @Test
    void oursWithSuchAPriorityIsNotOursAnyMore() throws Exception {
        assertThat(reason(template(OURS, "\"priority\":\"400\",", "" + VERSION)))
                .endsWith(" is not ours: its priority is no whole number; run setup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"new\"", "1e9", "99999999999999999999", "null"})
    void aVersionThatIsNoWholeNumberIsNoVersion(String version) throws Exception {
        assertThat(reason(template(OURS, "\"priority\":400,", version)))
                .endsWith(" is not ours: its version is no whole number; run setup");
    }

    @Test
    void aTemplateWithoutAPriorityIsTheLowest() throws Exception {
        assertThat(reason(template("low", "", "1"), template(OURS, "\"priority\":400,", "0")))
                .startsWith("The index template " + OURS)
                .contains("of an older version (0)");
    }
}
