package httpmonitor.elastic.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterVersionsTest {

    @ParameterizedTest
    @CsvSource({
        "9.4.9, false",
        "9.5.0, true",
        "9.5.1, true",
        "9.5.2, true",
        "9.5.3, false",
        "9.5.20, false",
        "'', false",
    })
    void aVersionThatLosesHitsOnReplicasMattersOnMoreThanOneNode(String version, boolean loses) {
        assertThat(ClusterVersions.objection(List.of(version), "http://a:9200")).isEmpty();
        assertThat(ClusterVersions.objection(Collections.nCopies(3, version), "http://a:9200"))
                .isEqualTo(
                        loses
                                ? java.util.Optional.of("3 of the 3 nodes at http://a:9200 run Elasticsearch " + version
                                        + ", which may lose hits on replicas under load (elasticsearch#158212);"
                                        + " update them to 9.5.3 or later")
                                : java.util.Optional.empty());
    }

    /** As a cluster is while it is updated. */
    @Test
    void oneSuchNodeOfThreeSuffices() {
        assertThat(ClusterVersions.objection(List.of("9.5.3", "9.5.2", "9.5.3"), "http://a:9200"))
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith("1 of the 3 nodes at http://a:9200 runs Elasticsearch 9.5.2, which")
                        .endsWith("; update it to 9.5.3 or later"));
    }
}
