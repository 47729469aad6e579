package httpmonitor.alert;

import static httpmonitor.alert.SeriesNotation.rule;
import static java.math.BigDecimal.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertCorrection.Kind;
import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.alert.Condition.Above;
import httpmonitor.alert.Condition.Below;
import httpmonitor.alert.Condition.ShareAbove;
import httpmonitor.traffic.TrafficFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertMessageTest {

    private static final Instant FIRED = Instant.parse("2026-11-21T12:00:10Z");
    private static final Instant RECOVERED = Instant.parse("2026-11-21T12:03:42Z");

    private final AlertMessage message = new AlertMessage(rule(120, "10"), ZoneOffset.UTC);

    @Test
    void aFireSaysHitsAndTime() {
        assertThat(message.of(TestAlerts.fired(FIRED, 1312)))
                .isEqualTo("High traffic generated an alert - hits = 1312 (10.93/s over 2m),"
                        + " triggered at 2026-11-21T12:00:10Z");
    }

    @Test
    void aRecoverySaysHowLongAndHowHigh() {
        assertThat(message.of(TestAlerts.recovered(RECOVERED, 1199, FIRED, 1704)))
                .isEqualTo("Recovered from high traffic - hits = 1199 (9.99/s over 2m),"
                        + " recovered at 2026-11-21T12:03:42Z, after 3m32s, peak 14.20/s");
    }

    @Test
    void timesAreShownInTheZoneAskedFor() {
        AlertMessage paris = new AlertMessage(rule(120, "10"), ZoneId.of("Europe/Paris"));
        AlertMessage utc = new AlertMessage(rule(120, "10"), ZoneId.of("UTC"));

        assertThat(paris.of(TestAlerts.fired(FIRED, 1312))).endsWith("triggered at 2026-11-21T13:00:10+01:00");
        assertThat(utc.of(TestAlerts.fired(Instant.parse("2026-11-21T12:00:00Z"), 1312)))
                .endsWith("triggered at 2026-11-21T12:00:00Z");
    }

    @Test
    void correctionsSayWhatWasAndWhatIs() {
        assertThat(message.of(AlertCorrection.moved(RECOVERED, TestAlerts.fired(FIRED, 1))))
                .isEqualTo("Corrected by late hits - the alert triggered at 2026-11-21T12:00:10Z,"
                        + " not at 2026-11-21T12:03:42Z");
        assertThat(message.of(new AlertCorrection(Kind.FIRED, FIRED, Optional.empty())))
                .isEqualTo("Corrected by late hits - no alert triggered at 2026-11-21T12:00:10Z");
        assertThat(message.of(AlertCorrection.moved(FIRED, TestAlerts.recovered(RECOVERED, 1, FIRED, 1))))
                .isEqualTo("Corrected by late hits - the alert recovered at 2026-11-21T12:03:42Z,"
                        + " not at 2026-11-21T12:00:10Z");
        assertThat(message.of(new AlertCorrection(Kind.RECOVERED, FIRED, Optional.empty())))
                .isEqualTo("Corrected by late hits - the alert did not recover at 2026-11-21T12:00:10Z");
    }

    @Test
    void aNamedRuleIsNamed() {
        AlertMessage errors = new AlertMessage(named("errors", new Above(ONE, ONE)), ZoneOffset.UTC);

        assertThat(errors.of(TestAlerts.fired(FIRED, 75)))
                .isEqualTo("Rule errors fired - hits = 75 (1.25/s over 1m), triggered at 2026-11-21T12:00:10Z");
        assertThat(errors.of(TestAlerts.recovered(RECOVERED, 60, FIRED, 90)))
                .isEqualTo("Rule errors recovered - hits = 60 (1.00/s over 1m), recovered at 2026-11-21T12:03:42Z,"
                        + " after 3m32s, peak 1.50/s");
        assertThat(errors.of(new AlertCorrection(Kind.FIRED, FIRED, Optional.empty())))
                .isEqualTo("Rule errors corrected by late hits - no alert triggered at 2026-11-21T12:00:10Z");
    }

    @Test
    void missingTrafficHasALowestRate() {
        AlertMessage checkout = new AlertMessage(named("checkout", new Below(ONE, ONE)), ZoneOffset.UTC);

        assertThat(checkout.of(TestAlerts.recovered(RECOVERED, 60, FIRED, 3))).endsWith(", after 3m32s, lowest 0.05/s");
    }

    @Test
    void aShareSaysOfHowMany() {
        AlertMessage errors = new AlertMessage(named("errors", new ShareAbove(ONE, 1, ONE)), ZoneOffset.UTC);

        assertThat(errors.of(new Fired(FIRED, new WindowCount(75, 1000))))
                .isEqualTo("Rule errors fired - hits = 75 of 1000 (7.50% over 1m), triggered at 2026-11-21T12:00:10Z");
        assertThat(errors.of(new Recovered(RECOVERED, new WindowCount(0, 9), FIRED, new WindowCount(95, 1000))))
                .isEqualTo("Rule errors recovered - hits = 0 of 9 (0.00% over 1m), recovered at 2026-11-21T12:03:42Z,"
                        + " after 3m32s, peak 9.50%");
    }

    private static AlertRule named(String name, Condition condition) {
        return new AlertRule(Optional.of(name), TrafficFilter.NONE, Duration.ofMinutes(1), condition);
    }
}
