package httpmonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealElasticsearch.class)
class RealElasticsearchIT {

    @Test
    void answersItsUserAndNoOther(ElasticsearchServer server) throws Exception {
        assertThat(status(server, server.password())).isEqualTo(200);
        assertThat(status(server, "wrong")).isEqualTo(401);
    }

    private static int status(ElasticsearchServer server, String password) throws Exception {
        String pair = Base64.getEncoder()
                .encodeToString((server.username() + ":" + password).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(server.url() + "/_cluster/health"))
                    .header("Authorization", "Basic " + pair)
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
