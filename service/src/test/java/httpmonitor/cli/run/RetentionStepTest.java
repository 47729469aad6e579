package httpmonitor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.HttpAnswers;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Lifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionStepTest {
    private static final String KEPT = "Hits are kept for ";
    private static final String UNDER =
            " under the policy httpmonitor-access-log-retention, as before; --retention changes that";

    private static List<String> said(int days) throws Exception {
        List<String> said = new ArrayList<>();
        try (HttpAnswers server = new HttpAnswers()
                        .then(
                                200,
                                "{\"httpmonitor-access-log-retention\":{\"version\":1,\"modified_date\":1,\"policy\":"
                                        + "{\"phases\":{\"delete\":{\"min_age\":\"" + (days + 1)
                                        + "d\",\"actions\":{}}}}}}");
                ElasticConnection connection =
                        ElasticConnection.to(ElasticSettings.of(server.url().toString()))) {
            new RetentionStep(new Lifecycle(connection, IndexNames.of(IndexNames.USUAL_PATTERN)), said::add)
                    .take(Optional.empty());
        }
        return said;
    }

    @Test
    void itSaysWhatWritersMustBeGivenWhereTheyWouldKeepToAnotherRetention() throws Exception {
        assertThat(said(30)).containsExactly(KEPT + "30 days" + UNDER);
        assertThat(said(90))
                .containsExactly(
                        KEPT + "90 days" + UNDER,
                        "Writers that are not given this archive what is older than 30 days: give ship --retention 90d,"
                                + " and the Docker stack and Logstash RETENTION_DAYS=90");
    }
}
