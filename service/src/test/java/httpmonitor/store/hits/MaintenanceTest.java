package httpmonitor.store.hits;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.HttpAnswers;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.DailyIndices;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Retention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that refuses a part of the work. */
class MaintenanceTest {
    private static final IndexNames NAMES = IndexNames.of("access-log-*");
    private static final String TOO_MANY_SHARDS = "{\"error\":{\"type\":\"validation_exception\",\"reason\":"
            + "\"this action would add [1] shards, but this cluster has [1000]/[1000] shards open\"},\"status\":400}";

    private final List<String> messages = new ArrayList<>();
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

    private Maintenance maintenance() {
        return new Maintenance(
                new DailyIndices(connection, NAMES),
                new Retention(connection, NAMES, Duration.ofDays(30)),
                messages::add);
    }

    private List<String> methods() {
        return server.asked.stream()
                .map(asked -> asked.line().replaceAll(" .*", ""))
                .toList();
    }

    @Test
    void oldDaysAreDeletedWhereNoShardIsLeftForTheNextDay() {
        server.then(200, """
                {"indices":[{"name":"access-log-2020.01.01","attributes":["open"]},
                {"name":"access-log-2020.01.02","attributes":["open"]}],"aliases":[],"data_streams":[]}""")
                .then(200, "{\"count\":5,\"_shards\":{\"total\":1,\"successful\":1,\"skipped\":0,\"failed\":0}}")
                .then(200, "{\"acknowledged\":true}")
                .then(404, "")
                .then(400, TOO_MANY_SHARDS);

        maintenance().run();

        assertThat(methods()).endsWith("DELETE", "HEAD", "PUT");
        assertThat(messages).containsExactly("Deleted hits older than the retention: access-log-2020.01.01.");
    }

    @Test
    void daysAreOpenedWhereOldOnesCannotBeDeleted() {
        server.then(500, "{\"error\":{\"type\":\"exception\",\"reason\":\"no\"},\"status\":500}")
                .then(200, "")
                .then(200, "");

        maintenance().run();

        assertThat(methods()).endsWith("HEAD", "HEAD");
    }

    @Test
    void aDayThatCannotBeOpenedIsNoReasonToFail() {
        server.then(404, "").then(400, TOO_MANY_SHARDS);

        maintenance().openDays();

        assertThat(methods()).containsExactly("HEAD", "PUT");
    }
}
