package httpmonitor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConformanceTest {

    @ParameterizedTest
    @MethodSource("lines")
    void shipWritesTheDocumentThatTheCorpusSays(CorpusLine line) {
        assertThat(ShippedLine.of(line.bytes())).isEqualTo(line.expected());
    }

    static List<CorpusLine> lines() {
        return Corpus.lines();
    }
}
