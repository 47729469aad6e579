package httpmonitor.elastic.query;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.elastic.rest.Json;
import httpmonitor.traffic.TrafficUnavailableException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    @Test
    void aWholeAnswerPasses() {
        assertThatCode(() -> check("{\"timed_out\":false,\"_shards\":{\"total\":3,\"failed\":0}}"))
                .doesNotThrowAnyException();
    }

    @Test
    void anAnswerThatRanOutOfTimeIsRefused() {
        assertRefused("{\"timed_out\":true,\"_shards\":{\"total\":3,\"failed\":0}}")
                .hasMessageContaining("ran out of time");
    }

    @Test
    void anAnswerWithoutSomeShardsIsRefusedWithTheServersReason() {
        assertRefused("{\"timed_out\":false,\"_shards\":{\"total\":3,\"failed\":2,\"failures\":["
                        + "{\"reason\":{\"type\":\"es_rejected\",\"reason\":\"queue is full\"}}]}}")
                .hasMessage("Elasticsearch answered only in part: 2 of 3 shards failed: queue is full");
        assertRefused("{\"timed_out\":false,\"_shards\":{\"total\":3,\"failed\":1}}")
                .hasMessageContaining("no reason given");
    }

    @Test
    void anErrorIsRefusedWithItsRootCause() {
        assertRefused("{\"error\":{\"type\":\"outer\",\"reason\":\"all shards failed\",\"root_cause\":"
                        + "[{\"type\":\"inner\",\"reason\":\"no such field\"}]},\"status\":400}")
                .hasMessage("Elasticsearch refused a search: no such field");
    }

    @Test
    void anErrorWhoseReasonIsNullIsRefusedWithItsType() {
        assertRefused("{\"error\":{\"type\":\"outer\",\"reason\":null},\"status\":500}")
                .hasMessage("Elasticsearch refused a search: outer");
    }

    @Test
    void anErrorWithoutAReasonIsRefusedWithWhatCausedIt() {
        assertRefused("{\"error\":{\"root_cause\":[],\"type\":\"outer\",\"reason\":\"\",\"caused_by\":"
                        + "{\"type\":\"inner\",\"reason\":\"too many buckets\"}},\"status\":400}")
                .hasMessage("Elasticsearch refused a search: too many buckets");
    }

    @Test
    void shardsThatHaveNotStartedAreReportedAsAMatterOfTime() {
        assertRefused(
                        "{\"error\":{\"root_cause\":[],\"type\":\"search_phase_execution_exception\",\"reason\":\"all shards failed\"},"
                                + "\"status\":503}")
                .hasMessage("Elasticsearch cannot search all of it now, for example while an index is made; if that"
                        + " lasts, see its health: all shards failed");
    }

    @Test
    void anAnswerThatDoesNotSayHowWholeItIsIsRefused() {
        for (String silent : new String[] {
            "{}",
            "{\"timed_out\":false}",
            "{\"_shards\":{\"total\":3,\"failed\":0}}",
            "{\"timed_out\":false,\"_shards\":{\"total\":3}}"
        }) {
            assertRefused(silent).hasMessageContaining("has no");
        }
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(String response) {
        return assertThatThrownBy(() -> check(response)).isInstanceOf(TrafficUnavailableException.class);
    }

    private static void check(String response) throws Exception {
        Completeness.check(Json.MAPPER.readTree(response));
    }
}
