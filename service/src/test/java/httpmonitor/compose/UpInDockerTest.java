package httpmonitor.compose;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.HttpAnswers;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpInDockerTest {

    @TempDir
    Path folder;

    private List<String> said(int days, Map<String, String> options, Map<String, String> environment) throws Exception {
        List<String> said = new ArrayList<>();
        EnvFile env = new EnvFile(folder.resolve(".env"), environment);
        UpInDocker up = new UpInDocker(
                LogReader.LOGSTASH, "h", Optional.empty(), options, env, new SecretFiles(folder, env), said::add);
        try (HttpAnswers server = new HttpAnswers()
                        .then(
                                200,
                                "{\"httpmonitor-access-log-retention\":{\"version\":1,\"modified_date\":1,\"policy\":"
                                        + "{\"phases\":{\"delete\":{\"min_age\":\"" + (days + 1)
                                        + "d\",\"actions\":{}}}}}}");
                ElasticConnection connection =
                        ElasticConnection.to(ElasticSettings.of(server.url().toString()))) {
            up.reportRetention(connection);
        }
        return said;
    }

    @Test
    void aStackThatKeepsHitsForAnotherTimeThanItsShipperIsReported() throws Exception {
        assertThat(said(30, Map.of(), Map.of())).isEmpty();
        assertThat(said(90, Map.of("RETENTION_DAYS", "90"), Map.of())).isEmpty();
        assertThat(said(90, Map.of(), Map.of("RETENTION_DAYS", "90"))).isEmpty();
        assertThat(said(90, Map.of(), Map.of()))
                .containsExactly("The stack keeps hits for 90 days, but its shipper archives those that are older than"
                        + " 30 days when they arrive: put RETENTION_DAYS=90 into .env.");
    }
}
