package httpmonitor.view.report;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.Alert;
import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertMessage;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.alert.RuleEvent;
import httpmonitor.alert.TestAlerts;
import httpmonitor.alert.Unusual;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.view.csv.AlertsCsv;
import httpmonitor.view.csv.CsvOutput;
import httpmonitor.view.json.AlertsJson;
import httpmonitor.view.json.JsonOutput;
import httpmonitor.view.text.AlertLines;
import httpmonitor.view.text.Palette;
import httpmonitor.view.text.Samples;
import httpmonitor.view.text.Style;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An alert that ended because there was no baseline any more is nowhere said to have recovered. */
class LostBaselineTest {

    private static final Instant END = Samples.NOON.plusSeconds(212);
    private static final AlertRule ODD = new AlertRule(
            Optional.of("odd"),
            TrafficFilter.NONE,
            Duration.ofMinutes(2),
            new Unusual(
                    true,
                    new BigDecimal("3"),
                    new BigDecimal("2"),
                    3,
                    BigDecimal.ONE,
                    OptionalLong.empty(),
                    ZoneOffset.UTC,
                    List.of()));
    private static final WindowCount HITS = WindowCount.of(600);
    private static final TimeRange HOUR = new TimeRange(Samples.NOON, Samples.NOON.plusSeconds(3_600));
    private static final AlertsReport REPORT = new AlertsReport(
            ODD,
            HOUR,
            HOUR,
            List.of(
                    new Alert(Samples.NOON, Optional.of(END), HITS, HITS, false, true),
                    new Alert(END.plusSeconds(9), Optional.of(END.plusSeconds(60)), HITS, HITS, false, false)));

    private static TickReport tick(AlertEvent news) {
        List<RuleEvent> events = List.of(new RuleEvent(ODD, news));
        TickReport report = Samples.report(Optional.empty(), Samples.alert(Samples.QUIET, 0), List.of(), List.of());
        return new TickReport(
                report.range(),
                0,
                report.traffic(),
                new TickReport.Judged(report.alerts(), events, events, 0),
                report.ingest(),
                report.took(),
                List.of(),
                List.of());
    }

    private static String transitions(AlertEvent news) {
        return new JsonOutput(10, Set.of()).tick(tick(news));
    }

    private static String rows(AlertEvent news) {
        return new CsvOutput(10).tick(tick(news));
    }

    @Test
    void theListOfAlertsMarksIt() {
        assertThat(new AlertsTable(ZoneOffset.UTC, Palette.NONE).alerts(List.of(REPORT)))
                .contains("2026-11-21T12:03:42Z !", "! ended without a baseline: no recovery was seen")
                .contains("2026-11-21T12:04:42Z  ");
        assertThat(new AlertsJson().alerts(List.of(REPORT)))
                .contains(
                        "\"before_range\":false,\"lost_baseline\":true}",
                        "\"before_range\":false,\"lost_baseline\":false}");
        AlertsReport rate =
                new AlertsReport(Samples.RULE, HOUR, HOUR, REPORT.alerts().subList(1, 2));
        assertThat(new AlertsCsv().alerts(List.of(rate, REPORT))).isEqualTo("""
                fired_at,recovered_at,hits,hits_per_second,peak_hits_per_second,duration_seconds,before_range,rule,\
                total_hits,percent,peak_percent,lost_baseline
                2026-11-21T12:03:51Z,2026-11-21T12:04:42Z,600,5.00,5.00,51,false,,,,,
                2026-11-21T12:00:10Z,2026-11-21T12:03:42Z,600,5.00,5.00,212,false,odd,,,,true
                2026-11-21T12:03:51Z,2026-11-21T12:04:42Z,600,5.00,5.00,51,false,odd,,,,false
                """);
    }

    @Test
    void aTickSaysIt() {
        Recovered lost = new Recovered(END, TestAlerts.withoutBaseline(HITS), Samples.NOON, HITS);

        assertThat(transitions(lost)).contains("\"usual_hits_per_second\":null,\"lost_baseline\":true}");
        assertThat(transitions(new Recovered(END, HITS, Samples.NOON, HITS))).contains("\"lost_baseline\":false}");
        assertThat(rows(lost)).contains(",recovered:odd,lost_baseline,600,5.00,");
        assertThat(rows(new Recovered(END, HITS, Samples.NOON, HITS))).contains(",recovered:odd,,600,5.00,");
        assertThat(AlertLines.style(lost)).isEqualTo(Style.WARNING);
    }

    @Test
    void aCorrectionSaysIt() {
        Recovered lost = new Recovered(END, TestAlerts.withoutBaseline(HITS), Samples.NOON, HITS);
        AlertCorrection moved = AlertCorrection.moved(Samples.NOON, lost);

        assertThat(transitions(moved)).contains("\"time\":\"2026-11-21T12:03:42Z\",\"lost_baseline\":true}");
        assertThat(rows(moved)).contains(",corrected:odd,lost_baseline,");
        assertThat(new AlertMessage(ODD, ZoneOffset.UTC).of(moved))
                .isEqualTo("Rule odd corrected by late hits - the alert ended without a baseline at"
                        + " 2026-11-21T12:03:42Z, not at 2026-11-21T12:00:10Z");
    }
}
