package httpmonitor.poller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.traffic.SourceHeartbeat;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SourcesTest {

    private final Sources sources = new Sources();

    @Test
    void eachSourceIsWarnedOfOnce() {
        assertThat(sources.warnings(List.of(beat("a.log", ""), beat("b.log", "7 of the last 9 lines"))))
                .containsExactly("On web-1: 7 of the last 9 lines");
        assertThat(sources.warnings(List.of(beat("b.log", "8 of the last 10 lines"))))
                .isEmpty();
        assertThat(sources.warnings(List.of(beat("a.log", "5 of the last 9 lines"), beat("b.log", ""))))
                .containsExactly("On web-1: 5 of the last 9 lines");
    }

    private static SourceHeartbeat beat(String path, String warning) {
        return new SourceHeartbeat(
                "web-1", path, Instant.EPOCH, Instant.EPOCH, OptionalLong.empty(), OptionalLong.empty(), 0, warning);
    }
}
