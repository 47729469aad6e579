package httpmonitor.elastic.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Unusual;
import httpmonitor.alert.Usual;
import httpmonitor.alert.WindowCount;
import httpmonitor.elastic.rest.Json;
import httpmonitor.poller.notify.Ledger;
import httpmonitor.poller.notify.LedgerEntry;
import httpmonitor.poller.notify.Notice;
import httpmonitor.poller.notify.SeenAlert;
import httpmonitor.poller.notify.SeenAlert.Recovery;
import httpmonitor.poller.notify.WatchedRule;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LedgerJsonTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final WatchedRule ODD = new WatchedRule(
            "odd",
            new AlertRule(
                    Optional.of("odd"),
                    TrafficFilter.NONE,
                    Duration.ofSeconds(10),
                    new Unusual(
                            true,
                            BigDecimal.TWO,
                            BigDecimal.TWO,
                            3,
                            BigDecimal.ONE,
                            OptionalLong.empty(),
                            ZoneOffset.UTC,
                            List.of())),
            "access-log-*",
            "");
    private static final WindowCount FIRED = new WindowCount(
            90, 90, Optional.of(new Usual(3, List.of(WindowCount.of(30), WindowCount.of(10), WindowCount.of(20)))));
    private static final WindowCount LOST =
            new WindowCount(80, 80, Optional.of(new Usual(3, List.of(WindowCount.of(30)))));
    private static final SeenAlert ENDED = new SeenAlert(
            NOON,
            Optional.of(FIRED),
            WindowCount.of(90),
            Optional.of(new Recovery(NOON.plusSeconds(9), Optional.of(LOST))));

    private static LedgerEntry entry(SeenAlert alert) {
        return new LedgerEntry(NOON, alert, Optional.of(alert), NOON.plusSeconds(10), Optional.empty(), List.of());
    }

    private static ObjectNode written() {
        return LedgerJson.document(new Ledger(List.of(entry(ENDED)), Instant.EPOCH), ODD);
    }

    private static SeenAlert read(JsonNode document) {
        return LedgerJson.read(document.path("ledger")).entries().getFirst().alert();
    }

    @Test
    void whatAnAlertWasComparedWithIsReadAsItWasWritten() throws Exception {
        JsonNode document = Json.MAPPER.readTree(written().toString());

        assertThat(read(document)).isEqualTo(ENDED);
        assertThat(new Notice(Notice.Kind.RECOVERED, ODD, read(document), NOON).message())
                .isEqualTo("Rule odd has no baseline any more - hits = 80 (8.00/s over 10s, usual not known),"
                        + " ended at 2026-11-21T12:00:09Z, after 9s, peak 9.00/s");
        assertThat(new Notice(Notice.Kind.FIRED, ODD, read(document), NOON).message())
                .isEqualTo("Rule odd fired - hits = 90 (9.00/s over 10s, usual 2.00/s),"
                        + " triggered at 2026-11-21T12:00:00Z");
    }

    @Test
    void aLedgerThatDoesNotSayWhatWasComparedWithIsReadWithoutIt() {
        ObjectNode document = written();
        ((ObjectNode) document.at("/ledger/entries/0/alert")).remove(List.of("usual", "recovery_usual"));

        SeenAlert read = read(document);

        assertThat(read.window()).hasValue(WindowCount.of(90));
        assertThat(read.recovery().orElseThrow().lostBaseline()).isFalse();
    }

    @Test
    void theAlertsThatBecameAPartOfAnotherAreReadAsTheyWereWritten() {
        LedgerEntry entry =
                new LedgerEntry(NOON, ENDED, Optional.of(ENDED), NOON, Optional.empty(), List.of(NOON.plusSeconds(5)));
        ObjectNode document = LedgerJson.document(new Ledger(List.of(entry), Instant.EPOCH), ODD);

        assertThat(LedgerJson.read(document.path("ledger")).entries()).containsExactly(entry);
    }
}
