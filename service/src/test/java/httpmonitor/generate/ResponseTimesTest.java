package httpmonitor.generate;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.accesslog.line.AccessLogEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Made-up servers take as long as real ones do. */
class ResponseTimesTest {

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"JSON", "JSON_CADDY", "W3C", "HAPROXY"})
    void mostAnswersTakeMillisecondsAndAFewTakeMuchLonger(LogFormat format) throws Exception {
        var content = new LineContent(format, 0, 0);
        List<Long> millis = millis(Generated.lines(20_000, content, 1).hits());

        assertThat(millis).hasSize(20_000);
        assertThat(millis.get(10_000)).isBetween(7L, 13L);
        assertThat(millis.get(19_800)).isBetween(40L, 200L);
    }

    @Test
    void theyTakeLongerInABurst() throws Exception {
        var content = new LineContent(LogFormat.JSON, 0, 0);
        var burst = new Burst(BigDecimal.valueOf(100), Duration.ofMinutes(2), Duration.ofMinutes(5));
        var shape = burst.over(BigDecimal.valueOf(20));
        var span = new TimeSpan(
                OptionalLong.empty(), Optional.of(Generated.FROM), Optional.of(Duration.ofMinutes(5)), false);
        List<AccessLogEntry> hits = Generated.by(new GenerateOptions(content, shape, span, OptionalLong.of(7)))
                .hits();

        long quiet = median(hits, 20, 170);
        long busy = median(hits, 190, 290);

        assertThat((double) busy / quiet).isBetween(2.0, 8.0);
    }

    private static long median(List<AccessLogEntry> hits, long fromSecond, long toSecond) {
        List<Long> millis = millis(hits.stream()
                .filter(hit -> hit.epochSecond() - Generated.FROM.getEpochSecond() >= fromSecond)
                .filter(hit -> hit.epochSecond() - Generated.FROM.getEpochSecond() < toSecond)
                .toList());
        return millis.get(millis.size() / 2);
    }

    private static List<Long> millis(List<AccessLogEntry> hits) {
        return hits.stream()
                .filter(hit -> hit.durationNanos() != AccessLogEntry.ABSENT)
                .map(hit -> hit.durationNanos() / 1_000_000)
                .sorted()
                .toList();
    }
}
