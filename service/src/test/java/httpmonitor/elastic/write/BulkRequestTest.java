package httpmonitor.elastic.write;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.HttpAnswers;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BulkRequestTest {

    @Test
    void aLargeBodyIsAskedForBeforeItIsSent() throws Exception {
        assertThat(expectationOf(100_000)).isEqualTo("100-continue");
    }

    @Test
    void aSmallOneIsSentAtOnce() throws Exception {
        assertThat(expectationOf(1_000)).isNull();
    }

    private static String expectationOf(int size) throws Exception {
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) 'x');
        try (HttpAnswers server =
                        new HttpAnswers().then(200, "{\"errors\":false,\"items\":[{\"create\":{\"status\":201}}]}");
                ElasticConnection connection =
                        ElasticConnection.to(ElasticSettings.of(server.url().toString()))) {
            assertThat(BulkRequest.send(connection.rest(), body, size, 1).join())
                    .hasSize(1);
            assertThat(server.asked.getFirst().body()).hasSize(size);
            return server.asked.getFirst().expect();
        }
    }
}
