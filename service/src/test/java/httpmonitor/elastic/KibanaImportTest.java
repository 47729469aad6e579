package httpmonitor.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KibanaImportTest {
    private static final ElasticSettings SETTINGS =
            ElasticSettings.of("http://127.0.0.1:9200").with(new Credentials.Login("elastic", "secret"));

    @TempDir
    private Path folder;

    private HttpAnswers kibana;
    private KibanaImport objects;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        kibana = new HttpAnswers();
        objects = new KibanaImport(URI.create(kibana.url() + "/"), SETTINGS);
        file = Files.writeString(folder.resolve("objects.ndjson"), "{\"id\":\"\u00e4\"}\n");
    }

    @AfterEach
    void close() {
        objects.close();
        kibana.close();
    }

    @Test
    void objectsAreReplacedAndCounted() throws Exception {
        kibana.then(200, "{\"success\":true,\"successCount\":7}");
        assertThat(objects.replace(file)).isEqualTo(7);
        HttpAnswers.Asked asked = kibana.asked.getFirst();
        assertThat(asked.line()).isEqualTo("POST /api/saved_objects/_import?overwrite=true");
        assertThat(asked.authorization()).isEqualTo("Basic ZWxhc3RpYzpzZWNyZXQ=");
        assertThat(asked.body())
                .contains("filename=\"objects.ndjson\"", "\r\n\r\n{\"id\":\"\u00e4\"}\n\r\n--")
                .endsWith("--\r\n");
    }

    @Test
    void anAnswerOfSuccessWithErrorsInItIsAFailure() {
        kibana.then(
                200,
                "{\"success\":false,\"successCount\":1,\"errors\":[{\"id\":\"d\",\"type\":\"dashboard\",\"error\":{\"type\":\"conflict\"}}]}");
        assertThatIOException()
                .isThrownBy(() -> objects.replace(file))
                .withMessageContaining("1 objects, the first dashboard d: {\"type\":\"conflict\"}");
    }

    @Test
    void aRefusalIsToldInKibanasWords() {
        kibana.then(403, "{\"statusCode\":403,\"message\":\"Unable to bulk_create\"}")
                .then(502, "<html>");
        assertThatIOException()
                .isThrownBy(() -> objects.replace(file))
                .withMessageContaining("answer 403): Unable to bulk_create");
        assertThatIOException().isThrownBy(() -> objects.replace(file)).withMessageContaining("answer 502)");
    }

    @Test
    void itWaitsUntilKibanaIsAvailable() throws Exception {
        kibana.then(503, "Kibana server is not ready yet").then(200, "{}");
        objects.await(Duration.ofMinutes(1));
        assertThat(kibana.asked).extracting(HttpAnswers.Asked::line).containsOnly("GET /api/status");
    }

    @Test
    void itDoesNotWaitForEver() {
        kibana.then(503, "");
        assertThatIOException()
                .isThrownBy(() -> objects.await(Duration.ZERO))
                .withMessageContaining("it answers 503; check that it runs there, and --kibana-url");
    }
}
