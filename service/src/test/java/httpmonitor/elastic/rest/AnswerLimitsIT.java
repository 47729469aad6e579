package httpmonitor.elastic.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import httpmonitor.elastic.admin.KibanaImport;
import httpmonitor.elastic.write.BulkRequest;
import httpmonitor.testing.UnboundedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every server here sends without end: without a limit these tests would not end either. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class AnswerLimitsIT {

    private static final String REASON =
            "{\"error\":{\"type\":\"circuit_breaking_exception\",\"reason\":\"Data too large\",\"stack_trace\":\"";

    private static final Duration SHORT = Duration.ofMillis(500);

    private static String ask(UnboundedServer server, Duration limit) throws IOException {
        try (server;
                ElasticConnection connection =
                        ElasticConnection.to(ElasticSettings.of(server.url()).answeringWithin(limit))) {
            return connection.sentence(
                    "Cannot look", catchThrowable(() -> connection.send(new Request("GET", "/_cluster/health"))));
        }
    }

    @Test
    void anAnswerThatComesByteByByteEndsInTime() throws Exception {
        assertThat(ask(UnboundedServer.trickling(), SHORT)).contains("(no whole answer within 0.5 s)");
    }

    @Test
    void aHeadThatComesByteByByteEndsInTime() throws Exception {
        assertThat(ask(UnboundedServer.tricklingHead(), SHORT)).contains("(no whole answer within 0.5 s)");
    }

    @Test
    void anEndlessAnswerIsNotKept() throws Exception {
        assertThat(ask(UnboundedServer.flooding(200), Duration.ofMinutes(1)))
                .contains("the answer has more than 33554432 bytes");
    }

    @Test
    void anEndlessErrorIsCutAndReportedWithItsStatus() throws Exception {
        assertThat(ask(UnboundedServer.flooding(500), Duration.ofMinutes(1))).endsWith(" answers 500");
    }

    @Test
    void anErrorWhoseBodyDoesNotEndInTimeIsReportedWithItsStatusAndReason() throws Exception {
        assertThat(ask(UnboundedServer.refusing(500, REASON), SHORT))
                .endsWith(" answers 500 (circuit_breaking_exception: Data too large)");
    }

    @Test
    void theAnswerToABulkRequestEndsInTime() throws Exception {
        try (UnboundedServer server = UnboundedServer.trickling();
                ElasticConnection connection =
                        ElasticConnection.to(ElasticSettings.of(server.url()).answeringWithin(SHORT))) {
            byte[] body = "{\"create\":{}}\n{}\n".getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> BulkRequest.send(connection.rest(), body, body.length, 1)
                            .join())
                    .hasRootCauseMessage("no whole answer within 0.5 s");
        }
    }

    @Test
    void kibanasAnswersAreBounded(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("objects.ndjson"), "{}\n");
        ElasticSettings settings = ElasticSettings.of("http://127.0.0.1:1");
        try (UnboundedServer flooding = UnboundedServer.flooding(200);
                KibanaImport large = new KibanaImport(URI.create(flooding.url()), settings);
                UnboundedServer trickling = UnboundedServer.trickling();
                KibanaImport slow = new KibanaImport(URI.create(trickling.url()), settings, Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> large.bring(file)).hasMessageContaining("more than 8388608 bytes");
            assertThatThrownBy(() -> slow.bring(file)).hasMessageContaining("no whole answer within 1 s");
        }
    }
}
