package httpmonitor.view.report;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.TestAlerts;
import httpmonitor.traffic.TimeRange;
import httpmonitor.view.csv.AlertsCsv;
import httpmonitor.view.json.AlertsJson;
import httpmonitor.view.text.Palette;
import httpmonitor.view.text.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertsOutputTest {

    private static final TimeRange RANGE =
            new TimeRange(Samples.NOON.plusSeconds(60), Samples.NOON.plus(Duration.ofHours(1)));
    private static final AlertsReport TWO = new AlertsReport(
            Samples.rule("10", "8.5"),
            RANGE,
            RANGE,
            List.of(
                    TestAlerts.alert(Samples.NOON, Optional.of(Samples.NOON.plusSeconds(212)), 1312, 1704, true),
                    TestAlerts.alert(Samples.NOON.plusSeconds(1800), Optional.empty(), 1201, 120_000, false)));
    private static final AlertsReport NONE = new AlertsReport(Samples.RULE, RANGE, RANGE, List.of());

    @Test
    void jsonIsOneArray() {
        assertThat(new AlertsJson().alerts(List.of(TWO))).isEqualTo("""
                        [{"fired_at":"2026-11-21T12:00:10Z","recovered_at":"2026-11-21T12:03:42Z","hits":1312,"hits_per_second":10.93,\
                        "peak_hits_per_second":14.2,"duration_seconds":212,"before_range":true},\
                        {"fired_at":"2026-11-21T12:30:10Z","recovered_at":null,"hits":1201,"hits_per_second":10.01,\
                        "peak_hits_per_second":1000.0,"duration_seconds":1800,"before_range":false}]
                        """);
        assertThat(new AlertsJson().alerts(List.of(NONE))).isEqualTo("[]\n");
    }

    @Test
    void csvHasAHeaderAndARowForEach() {
        assertThat(new AlertsCsv().alerts(List.of(TWO))).isEqualTo("""
                        fired_at,recovered_at,hits,hits_per_second,peak_hits_per_second,duration_seconds,before_range
                        2026-11-21T12:00:10Z,2026-11-21T12:03:42Z,1312,10.93,14.20,212,true
                        2026-11-21T12:30:10Z,,1201,10.01,1000.00,1800,false
                        """);
        assertThat(new AlertsCsv().alerts(List.of(NONE))).hasLineCount(1);
    }

    @Test
    void theTableSaysWhatWasLookedFor() {
        assertThat(new AlertsTable(ZoneOffset.UTC, Palette.NONE).alerts(List.of(TWO)))
                .isEqualTo("""
                        2 alerts from 2026-11-21T12:01:10Z to 2026-11-21T13:00:10Z
                        above 10/s over 2m, recovery at 8.5/s

                        fired at                recovered at          lasted  hits     rate       peak
                        2026-11-21T12:00:10Z *  2026-11-21T12:03:42Z   3m32s  1312  10.93/s    14.20/s
                        2026-11-21T12:30:10Z    FIRING                   30m  1201  10.01/s  1000.00/s

                        * fired before the range
                        """);
    }

    @Test
    void noAlertsAreASentence() {
        assertThat(new AlertsTable(ZoneId.of("Europe/Berlin"), Palette.NONE).alerts(List.of(NONE)))
                .isEqualTo("""
                        No alerts from 2026-11-21T13:01:10+01:00 to 2026-11-21T14:00:10+01:00
                        above 10/s over 2m
                        """);
    }

    @Test
    void whatWasNotJudgedIsNotClaimed() {
        TimeRange judged = new TimeRange(RANGE.from(), Samples.NOON.plusSeconds(1860));
        AlertsReport cut = new AlertsReport(TWO.rule(), RANGE, judged, TWO.alerts());

        assertThat(new AlertsTable(ZoneOffset.UTC, Palette.NONE).alerts(List.of(cut)))
                .startsWith("""
                        2 alerts from 2026-11-21T12:01:10Z to 2026-11-21T12:31:10Z
                        above 10/s over 2m, recovery at 8.5/s
                        What came later is not all stored yet.

                        fired at                recovered at               lasted  hits     rate       peak
                        2026-11-21T12:00:10Z *  2026-11-21T12:03:42Z        3m32s  1312  10.93/s    14.20/s
                        2026-11-21T12:30:10Z    FIRING                at least 1m  1201  10.01/s  1000.00/s
                        """);
        assertThat(new AlertsJson().alerts(List.of(cut))).isEqualTo(new AlertsJson().alerts(List.of(TWO)));
    }

    @Test
    void whereNothingWasJudgedTheHorizonIsReported() {
        Instant end = RANGE.from().minusSeconds(30);
        AlertsReport none = new AlertsReport(Samples.RULE, RANGE, new TimeRange(end, end), List.of());

        assertThat(new AlertsTable(ZoneOffset.UTC, Palette.NONE).alerts(List.of(none)))
                .isEqualTo("""
                        No alerts at 2026-11-21T12:00:39Z, before all that was asked about
                        above 10/s over 2m
                        What came later is not all stored yet.
                        """);
    }
}
