package httpmonitor.elastic.write;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.elastic.schema.IndexNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HitRoutingTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final HitRouting routing = new HitRouting(IndexNames.of("access-log-*"), Duration.ofDays(30));

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T12:00:00Z, access-log-2026.11.21",
        "2026-11-21T00:00:00Z, access-log-2026.11.21",
        "2026-11-20T23:59:59Z, access-log-2026.11.20",
        "2026-10-22T12:00:00Z, access-log-2026.10.22",
        "2026-10-22T11:59:59Z, access-log-archive",
        "2026-11-22T12:00:00Z, access-log-2026.11.22",
        "2026-11-22T12:00:01Z, access-log-archive",
        "0001-01-01T00:00:00Z, access-log-archive",
        "9999-12-31T23:59:59Z, access-log-archive",
    })
    void aHitGoesToItsOwnDayUnlessThatIsTooOldOrInTheFuture(Instant hit, String index) {
        assertThat(index(hit, NOW)).isEqualTo(index);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T12:00:00Z, access-log-2026.10.22", "2026-11-21T12:00:01Z, access-log-archive"})
    void whenTheHitWasFirstRoutedDecides(Instant routedAsOf, String index) {
        Instant hit = Instant.parse("2026-10-22T12:00:00Z");
        assertThat(index(hit, NOW)).isEqualTo("access-log-2026.10.22");
        assertThat(index(hit, routedAsOf)).isEqualTo(index);
    }

    private String index(Instant hit, Instant routedAsOf) {
        return new String(routing.index(hit.getEpochSecond(), routedAsOf), StandardCharsets.US_ASCII);
    }
}
