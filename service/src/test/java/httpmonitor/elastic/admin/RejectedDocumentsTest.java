package httpmonitor.elastic.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.elastic.HttpAnswers;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.ElasticSettings;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedDocumentsTest {

    @Test
    void countsAreRead() throws Exception {
        try (HttpAnswers server = new HttpAnswers().then(200, reasons("3")).then(200, refused("4"));
                ElasticConnection connection = to(server)) {
            RejectedDocuments rejected = new RejectedDocuments(connection);
            assertThat(rejected.reasons()).containsExactly(new RejectedDocuments.Reason(3, "no time", ""));
            assertThat(rejected.refused(Instant.EPOCH))
                    .containsExactly(new RejectedDocuments.Refused("/a.log", "h", 4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "\"3\"", "null", "[]", "99999999999999999999"})
    void whatIsNoCountIsNotShownAsOne(String number) throws Exception {
        try (HttpAnswers server = new HttpAnswers().then(200, reasons(number)).then(200, refused(number));
                ElasticConnection connection = to(server)) {
            RejectedDocuments rejected = new RejectedDocuments(connection);
            assertThatThrownBy(rejected::reasons)
                    .isInstanceOf(ElasticException.class)
                    .hasMessage("Cannot read the lines that were kept aside: the answer was not understood"
                            + " ('doc_count' is no count: " + number + ")");
            assertThatThrownBy(() -> rejected.refused(Instant.EPOCH))
                    .isInstanceOf(ElasticException.class)
                    .hasMessageContaining("'rejected' is no count: " + number);
        }
    }

    private static ElasticConnection to(HttpAnswers server) {
        return ElasticConnection.to(ElasticSettings.of(server.url().toString()));
    }

    private static String reasons(String count) {
        return "{\"aggregations\":{\"reasons\":{\"buckets\":[{\"key\":\"no time\",\"doc_count\":%s}]}}}"
                .formatted(count);
    }

    private static String refused(String count) {
        return "{\"hits\":{\"hits\":[{\"_source\":{\"path\":\"/a.log\",\"host\":\"h\",\"rejected\":%s}}]}}"
                .formatted(count);
    }
}
