package httpmonitor.elastic.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import httpmonitor.elastic.HttpAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key in a file, which is replaced while the program runs. */
class FileCredentialsTest {

    @TempDir
    private Path folder;

    private Path file;
    private long nanos;
    private FileCredentials credentials;

    @BeforeEach
    void read() throws IOException {
        file = Files.writeString(folder.resolve("key"), "old\n");
        credentials = new FileCredentials(new Credentials.ApiKey("old"), file, Credentials.ApiKey::new, () -> nanos);
    }

    @Test
    void aKeyThatWasReplacedIsReadAfterTheServerHasRefusedTheOldOne() throws Exception {
        try (var server = new HttpAnswers()) {
            server.then(200, "{}").then(200, "{}").then(401, "{}").then(200, "{}");
            ElasticSettings settings =
                    ElasticSettings.of(server.url().toString()).with(credentials);
            try (ElasticConnection connection = ElasticConnection.to(settings)) {
                connection.send(new Request("GET", "/"));
                Files.writeString(file, "new\n");
                connection.send(new Request("GET", "/"));
                assertThatThrownBy(() -> connection.send(new Request("GET", "/")))
                        .hasMessageContaining("401");
                connection.send(new Request("GET", "/"));
            }
            assertThat(server.asked)
                    .extracting(HttpAnswers.Asked::authorization)
                    .containsExactly("ApiKey old", "ApiKey old", "ApiKey old", "ApiKey new");
        }
    }

    @Test
    void theFileIsReadOnceInFiveSeconds() throws Exception {
        credentials.refused();
        Files.writeString(file, "new");
        nanos = Duration.ofSeconds(5).toNanos() - 1;
        credentials.refused();
        assertThat(credentials.authorization()).isEqualTo("ApiKey old");

        nanos++;
        credentials.refused();
        assertThat(credentials.authorization()).isEqualTo("ApiKey new");
    }

    @Test
    void theKnownKeyStaysWhereTheFileHoldsNone() throws Exception {
        Files.writeString(file, "\n");
        credentials.refused();
        nanos += Duration.ofSeconds(5).toNanos();
        Files.writeString(file, "no key");
        credentials.refused();
        nanos += Duration.ofSeconds(5).toNanos();
        Files.delete(file);
        credentials.refused();

        assertThat(credentials.authorization()).isEqualTo("ApiKey old");
    }
}
