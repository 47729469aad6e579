package httpmonitor.elastic.write;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.ingest.ship.EntrySink.Rejection;
import httpmonitor.ingest.ship.EntrySink.WriteResult.Broken;
import httpmonitor.ingest.ship.EntrySink.WriteResult.PartlyRejected;
import httpmonitor.ingest.ship.EntrySink.WriteResult.TryLater;
import httpmonitor.ingest.ship.EntrySink.WriteResult.Written;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BulkResultsTest {
    private static final BulkItem STORED = new BulkItem(201, "", "");
    private static final BulkItem BEFORE = new BulkItem(409, "version_conflict_engine_exception", "exists");
    private static final BulkItem REFUSED = new BulkItem(400, "document_parsing_exception", "[1:2] failed\nto parse");

    private final BulkResults results = new BulkResults("http://es:9200");

    @Test
    void whatWasStoredBeforeIsADuplicate() {
        assertThat(results.of(List.of(STORED, BEFORE, BEFORE))).isEqualTo(new Written(2));
    }

    @Test
    void whatIsRefusedComesBackWithItsPlaceAndTheServersReason() {
        assertThat(results.of(List.of(STORED, REFUSED, BEFORE)))
                .isEqualTo(new PartlyRejected(
                        1, List.of(new Rejection(1, "document_parsing_exception: [1:2] failed to parse"))));
    }

    @ParameterizedTest
    @CsvSource({
        "429, es_rejected_execution_exception",
        "503, unavailable_shards_exception",
        "500, exception",
        "403, cluster_block_exception",
        "403, security_exception",
        "404, index_not_found_exception",
        "400, index_closed_exception",
        "400, validation_exception",
    })
    void oneDocumentThatMayBeStoredLaterIsEnoughToSendAllAgain(int status, String type) {
        assertThat(results.of(List.of(STORED, REFUSED, new BulkItem(status, type, "why"))))
                .isInstanceOfSatisfying(
                        TryLater.class,
                        later -> assertThat(later.reason())
                                .startsWith("Cannot store lines: Elasticsearch at http://es:9200 answers " + status
                                        + " (" + type + ": why)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "403 | index [access-log-2026.11.01] blocked by: [FORBIDDEN/8/index write (api)];"
                        + " | remove the write block of index access-log-2026.11.01",
                "403 | index [access-log-archive] blocked by: [FORBIDDEN/5/index read-only (api)];"
                        + " | remove the write block of index access-log-archive",
                "403 | blocked by: [FORBIDDEN/6/cluster read-only (api)]; | remove the write block of the cluster",
                "429 | index [access-log-2026.11.01] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage"
                        + " watermark, index has read-only-allow-delete block]; | free disk space on its nodes",
                "503 | blocked by: [SERVICE_UNAVAILABLE/2/no master]; | it is overloaded or not ready, try again later",
            })
    void aBlockIsToBeRemovedAndIsNoMissingPrivilege(int status, String reason, String advice) {
        BulkItem blocked = new BulkItem(status, "cluster_block_exception", reason);

        assertThat(results.of(List.of(STORED, blocked)))
                .isEqualTo(new TryLater("Cannot store lines: Elasticsearch at http://es:9200 answers " + status
                        + " (cluster_block_exception: " + reason + "); " + advice));
    }

    @Test
    void aServerThatIsAwayIsTriedLater() {
        assertThat(results.of(new ConnectException("Connection refused")))
                .isEqualTo(new TryLater(
                        "Cannot store lines: Elasticsearch at http://es:9200 cannot be reached (connection refused);"
                                + " check that it runs there, and --es-url"));
    }

    @Test
    void aConnectionThatEndsWithoutAnAnswerIsDistinguishedFromNone() {
        assertThat(List.of(
                        new IOException(new SocketException("Connection reset")),
                        new IOException("Broken pipe"),
                        new ConnectionClosedException("Premature end of Content-Length delimited message body")))
                .allSatisfy(failure -> assertThat(results.of(failure)).isInstanceOf(Broken.class));
        assertThat(List.of(
                        new ConnectException("Connection refused"),
                        new NoRouteToHostException("No route to host"),
                        new SocketTimeoutException("15 seconds")))
                .allSatisfy(failure -> assertThat(results.of(failure)).isInstanceOf(TryLater.class));
    }
}
