package httpmonitor.elastic.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import httpmonitor.elastic.HttpAnswers;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticSettings;
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
        file = Files.writeString(folder.resolve("objects.ndjson"), "{\"id\":\"\u00e4\",\"type\":\"dashboard\"}\n");
    }

    @AfterEach
    void close() {
        objects.close();
        kibana.close();
    }

    @Test
    void whereOneIsMissingAllAreImportedAndCounted() throws Exception {
        kibana.then(400, "{\"message\":\"Error fetching objects to export\"}")
                .then(200, "{\"success\":true,\"successCount\":2}");
        assertThat(objects.bring(file)).isEqualTo(new KibanaImport.Imported(1));
        HttpAnswers.Asked asked = kibana.asked.getLast();
        assertThat(asked.line()).isEqualTo("POST /api/saved_objects/_import?overwrite=true");
        assertThat(asked.authorization()).isEqualTo("Basic ZWxhc3RpYzpzZWNyZXQ=");
        assertThat(asked.body())
                .contains(
                        "filename=\"objects.ndjson\"",
                        "\r\n\r\n{\"id\":\"\u00e4\",\"type\":\"dashboard\"}\n{\"id\":\"httpmonitor\",\"type\":\"tag\",")
                .endsWith("--\r\n");
    }

    @Test
    void whatAUserHasEditedStaysAsLongAsTheFileIsTheSame() throws Exception {
        kibana.then(404, "").then(200, "{\"success\":true}");
        objects.bring(file);
        String tag = kibana.asked
                .getLast()
                .body()
                .lines()
                .filter(line -> line.contains("\"tag\""))
                .findFirst()
                .orElseThrow();
        kibana.then(200, "{\"id\":\"\u00e4\",\"type\":\"dashboard\",\"attributes\":{\"title\":\"Mine\"}}\n" + tag);
        assertThat(objects.bring(file)).isEqualTo(new KibanaImport.Unchanged());
        assertThat(kibana.asked.getLast().line()).isEqualTo("POST /api/saved_objects/_export");
        assertThat(kibana.asked.getLast().body())
                .contains("{\"type\":\"dashboard\",\"id\":\"\u00e4\"}", "{\"type\":\"tag\",\"id\":\"httpmonitor\"}");

        Files.writeString(file, "{\"id\":\"b\",\"type\":\"dashboard\"}\n");
        kibana.then(200, tag).then(200, "{\"success\":true}");
        assertThat(objects.bring(file)).isEqualTo(new KibanaImport.Imported(1));
    }

    @Test
    void anAnswerOfSuccessWithErrorsInItIsAFailure() {
        kibana.then(404, "")
                .then(
                        200,
                        "{\"success\":false,\"successCount\":1,\"errors\":[{\"id\":\"d\",\"type\":\"dashboard\",\"error\":{\"type\":\"conflict\"}}]}");
        assertThatIOException()
                .isThrownBy(() -> objects.bring(file))
                .withMessageContaining("1 objects, the first dashboard d: {\"type\":\"conflict\"}");
    }

    @Test
    void aRefusalIsReportedInKibanasWords() {
        kibana.then(404, "")
                .then(403, "{\"statusCode\":403,\"message\":\"Unable to bulk_create\"}")
                .then(404, "")
                .then(502, "<html>");
        assertThatIOException()
                .isThrownBy(() -> objects.bring(file))
                .withMessageContaining("answer 403): Unable to bulk_create");
        assertThatIOException().isThrownBy(() -> objects.bring(file)).withMessageContaining("answer 502)");
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
