package httpmonitor.elastic.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import httpmonitor.elastic.HttpAnswers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClusterWaitTest {
    private static final Duration LONG = Duration.ofMinutes(1);

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

    @Test
    void aClusterThatStartsIsWaitedFor() throws Exception {
        server.then(503, "{}").then(408, "{}").then(200, "{\"status\":\"green\"}");
        ClusterWait.await(connection, LONG);
        assertThat(server.asked).hasSize(3);
    }

    @Test
    void anErrorThatWaitingDoesNotRepairIsReportedAtOnce() {
        server.then(401, "{\"error\":{\"type\":\"security_exception\",\"reason\":\"unable to authenticate\"}}");
        assertThatExceptionOfType(ElasticException.class)
                .isThrownBy(() -> ClusterWait.await(connection, LONG))
                .withMessageContaining("401 (security_exception: unable to authenticate)");
    }

    @Test
    void theWaitIsBounded() {
        server.then(503, "{}");
        assertThatExceptionOfType(ElasticException.class)
                .isThrownBy(() -> ClusterWait.await(connection, Duration.ZERO))
                .withMessageContaining("503");
    }

    @Test
    void aServerThatIsNotThereYetIsWaitedFor() {
        server.close();
        assertThatExceptionOfType(ElasticException.class)
                .isThrownBy(() -> ClusterWait.await(connection, Duration.ofMillis(1)))
                .withMessageContaining("cannot be reached");
    }
}
