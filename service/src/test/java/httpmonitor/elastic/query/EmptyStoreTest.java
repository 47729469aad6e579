package httpmonitor.elastic.query;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.HttpAnswers;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** While nothing is found, the privileges are asked for now and then, not with each search. */
class EmptyStoreTest {

    private static final String EMPTY = "{\"timed_out\":false,\"_shards\":{\"total\":0,\"failed\":0}}";
    private static final String HELD = "{\"username\":\"u\",\"has_all_requested\":true,\"cluster\":{},"
            + "\"index\":{\"access-log-*\":{\"read\":true}},\"application\":{}}";
    private static final TimeRange RANGE =
            TimeRange.endingAt(Instant.parse("2026-11-21T12:00:00Z"), Duration.ofMinutes(1));

    @Test
    void aPageOfAnEmptyStoreAsksOnceForItsPrivileges() throws Exception {
        try (var server = new HttpAnswers();
                var connection =
                        ElasticConnection.to(ElasticSettings.of(server.url().toString()))) {
            server.then(200, EMPTY).then(200, HELD).then(200, EMPTY).then(200, EMPTY);
            var log = new ElasticsearchHitLog(connection, "access-log-*", TrafficFilter.NONE);
            for (int request = 0; request < 3; request++) {
                log.steps(RANGE, TrafficFilter.NONE, Duration.ofSeconds(10));
            }
            assertThat(server.asked)
                    .filteredOn(asked -> asked.line().contains("_has_privileges"))
                    .hasSize(1);
        }
    }
}
