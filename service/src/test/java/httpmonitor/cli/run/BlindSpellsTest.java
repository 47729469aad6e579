package httpmonitor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertRule;
import httpmonitor.poller.tick.AlertReport.Blind;
import httpmonitor.poller.tick.TestReports;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.TickReport.Ingest;
import httpmonitor.traffic.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BlindSpellsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final AlertRule RULE = new AlertRule(Duration.ofMinutes(2), BigDecimal.TEN, BigDecimal.TEN);

    private Instant t = NOON;
    private final BlindSpells spells = new BlindSpells(ZoneOffset.UTC);

    private Optional<String> afterSeeing() {
        return after(Optional.empty());
    }

    private Optional<String> after(Blind blind) {
        return after(Optional.of(blind));
    }

    private Optional<String> after(Optional<Blind> blind) {
        t = t.plusSeconds(10);
        return spells.after(report(t, blind));
    }

    private static TickReport report(Instant t, Optional<Blind> blind) {
        return TestReports.tick(
                TimeRange.endingAt(t, Duration.ofSeconds(10)),
                0,
                Optional.empty(),
                List.of(TestReports.alert(RULE, Optional.empty(), OptionalLong.empty(), blind)),
                List.of(),
                List.of(),
                Ingest.UNKNOWN,
                Duration.ZERO,
                List.of());
    }

    @Test
    void eachSpellIsReportedOnce() {
        Blind refused = new Blind(NOON.plusMillis(952), "the password is wrong");

        assertThat(afterSeeing()).isEmpty();
        assertThat(after(refused)).hasValue("Blind since 2026-11-21T12:00:00Z: the password is wrong.");
        assertThat(after(refused)).isEmpty();
        assertThat(afterSeeing()).isEmpty();
        t = t.plusSeconds(300);
        assertThat(after(refused)).isPresent();
    }

    @Test
    void aNetworkThatComesAndGoesIsOneTrouble() {
        Blind refused = new Blind(NOON, "Connection refused");
        Blind slow = new Blind(NOON, "no answer within 10 s");
        List<String> said = new java.util.ArrayList<>();
        for (int i = 0; i < 15; i++) {
            after(refused).ifPresent(said::add);
            after(slow).ifPresent(said::add);
            afterSeeing();
        }
        assertThat(said).hasSize(4);
        assertThat(said.getLast())
                .isEqualTo("Blind since 2026-11-21T12:00:00Z: no answer within 10 s."
                        + " The same happened 9 times more since the last report.");
    }

    @Test
    void whatWasCountedIsReportedAlsoWhereAnotherCauseCameInBetween() {
        Blind refused = new Blind(NOON, "Connection refused");
        after(refused);
        afterSeeing();
        after(refused);
        afterSeeing();
        t = t.plusSeconds(300);
        assertThat(after(new Blind(NOON, "the password is wrong"))).isPresent();
        afterSeeing();

        assertThat(after(refused))
                .hasValue("Blind since 2026-11-21T12:00:00Z: Connection refused."
                        + " The same happened once more since the last report.");
    }

    @Test
    void aPollerThatStaysBlindSaysSoInTheEnd() {
        Blind refused = new Blind(NOON, "Connection refused");
        after(refused);
        afterSeeing();
        List<String> said = new java.util.ArrayList<>();
        for (int i = 0; i < 60; i++) {
            after(refused).ifPresent(said::add);
        }
        assertThat(said).containsExactly("Blind since 2026-11-21T12:00:00Z: Connection refused.");
    }

    @Test
    void anotherCauseIsReportedAndOtherFiguresAreNot() {
        assertThat(after(new Blind(NOON, "a.log is behind, 7 bytes to go", "a.log is behind")))
                .hasValue("Blind since 2026-11-21T12:00:00Z: a.log is behind, 7 bytes to go.");
        assertThat(after(new Blind(NOON, "a.log is behind, 5 bytes to go", "a.log is behind")))
                .isEmpty();
        assertThat(after(new Blind(NOON, "b.log was last heard long ago"))).isPresent();
    }

    @Test
    void timesAreThoseOfTheZone() {
        BlindSpells inTokyo = new BlindSpells(ZoneOffset.ofHours(9));

        assertThat(inTokyo.after(report(
                        NOON, Optional.of(new Blind(NOON, "a.log is behind: stored up to 2026-11-21T12:00:00Z")))))
                .hasValue("Blind since 2026-11-21T21:00:00+09:00: a.log is behind: stored up to"
                        + " 2026-11-21T21:00:00+09:00.");
    }
}
