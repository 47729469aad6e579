package httpmonitor.elastic.schema;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.TestStore;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealElasticsearch.class)
class TemplatesIT {
    private TestStore store;
    private Templates templates;
    private String daily;

    @BeforeEach
    void open(ElasticsearchServer server) {
        store = new TestStore(server);
        templates = new Templates(store.connection, store.names);
        daily = TemplateFiles.of(store.names).getFirst().name();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsNotInstalledIsMissing() throws Exception {
        assertThat(templates.objection())
                .hasValue("The index template " + daily + " is missing at " + store.connection.where() + "; run setup");
    }

    @Test
    void installingOnceOrTwiceIsTheSame() throws Exception {
        templates.install();
        assertThat(templates.objection()).isEmpty();
        templates.install();
        assertThat(templates.objection()).isEmpty();
    }

    @Test
    void aTemplateOfHigherPriorityIsForeign() throws Exception {
        templates.install();
        String other = "other-" + store.names.prefix() + "x";
        store.send("PUT", "/_index_template/" + other, template(store.names.pattern(), 1000, ""));
        assertThat(templates.objection().orElseThrow()).contains(other, "priority 1000", "setup");
    }

    @Test
    void ourNameAloneDoesNotMakeATemplateOurs() throws Exception {
        templates.install();
        store.send("PUT", "/_index_template/" + daily, template(store.names.pattern(), 400, ""));
        assertThat(templates.objection().orElseThrow()).endsWith("is not ours; run setup");
        templates.install();
        assertThat(templates.objection()).isEmpty();
    }

    @Test
    void anOlderTemplateIsForeign() throws Exception {
        templates.install();
        String meta = ",\"_meta\":{\"managed_by\":\"httpmonitor\",\"version\":0}";
        store.send("PUT", "/_index_template/" + daily, template(store.names.pattern(), 400, meta));
        assertThat(templates.objection().orElseThrow()).contains("older version", "run setup");
    }

    private static String template(String pattern, int priority, String more) {
        return "{\"index_patterns\":[\"" + pattern + "\"],\"priority\":" + priority + more + "}";
    }
}
