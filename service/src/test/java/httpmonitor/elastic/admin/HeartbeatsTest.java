package httpmonitor.elastic.admin;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.HttpAnswers;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Every writer of heartbeats chooses what is in them, and their ids. */
class HeartbeatsTest {

    @Test
    void anIdNamesADocumentAndNothingElse() throws Exception {
        try (HttpAnswers server = new HttpAnswers()
                        .then(200, found("\"../../access-log-2026.11.01?x#+ \"", "\"/a.log\""))
                        .then(200, "{}");
                ElasticConnection connection =
                        ElasticConnection.to(ElasticSettings.of(server.url().toString()))) {
            assertThat(new Heartbeats(connection).forget(Instant.EPOCH, (host, path) -> true))
                    .containsExactly("/a.log");
            assertThat(server.asked.getLast().line())
                    .isEqualTo(
                            "DELETE /httpmonitor-heartbeat/_doc/%2E%2E%2F%2E%2E%2Faccess-log-2026%2E11%2E01%3Fx%23%2B%20");
        }
    }

    @Test
    void whatIsNoHeartbeatIsLeftAlone() throws Exception {
        try (HttpAnswers server =
                        new HttpAnswers().then(200, found("\"1\"", "7")).then(200, found("null", "\"/a.log\""));
                ElasticConnection connection =
                        ElasticConnection.to(ElasticSettings.of(server.url().toString()))) {
            Heartbeats heartbeats = new Heartbeats(connection);
            assertThat(heartbeats.forget(Instant.EPOCH, (host, path) -> true)).isEmpty();
            assertThat(heartbeats.forget(Instant.EPOCH, (host, path) -> true)).isEmpty();
            assertThat(server.asked).hasSize(2);
        }
    }

    private static String found(String id, String path) {
        return "{\"hits\":{\"hits\":[{\"_id\":%s,\"_source\":{\"host\":\"h\",\"path\":%s}}]}}".formatted(id, path);
    }
}
