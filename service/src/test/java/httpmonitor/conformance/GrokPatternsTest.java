package httpmonitor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipeline's patterns, without Logstash. */
class GrokPatternsTest {
    private static final GrokkedLine PATTERNS = new GrokkedLine();

    @ParameterizedTest
    @MethodSource("lines")
    void patternsFindWhatTheCorpusSays(CorpusLine line) {
        assertThat(PATTERNS.of(line.bytes())).isEqualTo(line.expected());
    }

    static List<CorpusLine> lines() {
        return Corpus.lines();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void patternsAgreeWithTheParserOnOddLines(long seed) {
        MarginalLines lines = new MarginalLines(seed);
        for (int i = 0; i < Integer.getInteger("odd.lines", 3_000); i++) {
            byte[] line = lines.next();
            assertThat(PATTERNS.of(line))
                    .describedAs("seed %d, line %d: %s", seed, i, new String(line, StandardCharsets.UTF_8))
                    .isEqualTo(ShippedLine.of(line));
        }
    }
}
