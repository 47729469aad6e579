package httpmonitor.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.Alert;
import httpmonitor.alert.TestAlerts;
import httpmonitor.alert.WindowCount;
import httpmonitor.view.csv.AlertsCsv;
import httpmonitor.view.csv.CsvOutput;
import httpmonitor.view.json.AlertsJson;
import httpmonitor.view.json.JsonOutput;
import httpmonitor.view.report.AlertsReport;
import httpmonitor.view.report.AlertsTable;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What further rules add to every form of output, and that they add nothing where there are none. */
class RulesOutputTest {

    private static final List<AlertsReport> ALERTS = List.of(
            new AlertsReport(Samples.RULE, Samples.RANGE, Samples.RANGE, List.of()),
            new AlertsReport(
                    Samples.ERRORS,
                    Samples.RANGE,
                    Samples.RANGE,
                    List.of(new Alert(
                            Samples.RANGE.from().plusSeconds(2),
                            Optional.of(Samples.RANGE.from().plusSeconds(5)),
                            new WindowCount(75, 1000),
                            new WindowCount(95, 1000),
                            false,
                            false))),
            new AlertsReport(
                    Samples.CHECKOUT,
                    Samples.RANGE,
                    Samples.RANGE,
                    List.of(TestAlerts.alert(Samples.RANGE.from().minusSeconds(60), Optional.empty(), 3, 0, true))));

    @Test
    void jsonHasAnObjectForEachRuleAndItsNameInItsTransitions() {
        assertThat(new JsonOutput(10, Set.of()).tick(Samples.withRules()))
                .contains("\"alert\":{\"state\":\"quiet\",\"threshold\":10.0,\"recovery_threshold\":10.0,"
                        + "\"window_seconds\":120,\"hits\":1100,\"hits_per_second\":9.17},"
                        + "\"rules\":[{\"rule\":\"errors\",\"condition\":\"share\",\"state\":\"firing\",\"threshold\":5.0,"
                        + "\"recovery_threshold\":2.0,\"window_seconds\":300,\"hits\":75,\"hits_per_second\":0.25,"
                        + "\"since\":\"2026-11-21T12:00:07Z\",\"flapping\":true,"
                        + "\"flapping_reason\":\"5 changes in the last 20 ticks\","
                        + "\"minimum_hits\":100,\"total_hits\":1000,\"percent\":7.5},"
                        + "{\"rule\":\"checkout\",\"condition\":\"below\",\"state\":\"quiet\",\"threshold\":0.1,"
                        + "\"recovery_threshold\":0.1,\"window_seconds\":300,\"hits\":42,\"hits_per_second\":0.14}],"
                        + "\"transitions\":[{\"rule\":\"errors\",\"type\":\"fired\",\"time\":\"2026-11-21T12:00:07Z\","
                        + "\"hits\":75,\"hits_per_second\":0.25,\"total_hits\":1000,\"percent\":7.5}],");
    }

    @Test
    void jsonOfABlindTickHasNullsForNumbersThatAreNotKnown() {
        assertThat(new JsonOutput(10, Set.of()).tick(Samples.blindWithRules()))
                .contains("{\"rule\":\"errors\",\"condition\":\"share\",\"state\":\"blind\",\"threshold\":5.0,"
                        + "\"recovery_threshold\":2.0,\"window_seconds\":300,\"hits\":null,\"hits_per_second\":null,"
                        + "\"blind_since\":\"2026-11-21T11:59:25Z\",\"held_state\":\"quiet\","
                        + "\"minimum_hits\":100,\"total_hits\":null,\"percent\":null}")
                .contains("\"rule\":\"checkout\"", "\"held_state\":null");
    }

    @Test
    void withoutFurtherRulesNothingIsAdded() {
        assertThat(new JsonOutput(10, Set.of()).tick(Samples.firing())).doesNotContain("rule", "flapping", "condition");
        assertThat(new CsvOutput(10).tick(Samples.firing())).doesNotContain("rule", ":errors");
        assertThat(new TableOutput(Layout.DEFAULT, Palette.NONE).tick(Samples.firing()))
                .doesNotContain("rule", "flapping");
    }

    @Test
    void theTableHasALineForEachRule() {
        String text = new TableOutput(new Layout(160, ZoneOffset.UTC, 10), Palette.NONE).tick(Samples.withRules());

        assertThat(text)
                .contains(
                        "rule      errors  FIRING since 2026-11-21T12:00:07Z  flapping: 5 changes in the last 20 ticks"
                                + "  hits 75 of 1000  7.50%  status=5xx above 5%")
                .contains("rule      checkout  QUIET  hits 42  0.14/s  section=/checkout below 0.1/s over 5m\n")
                .contains("* Rule errors fired - hits = 75 of 1000 (7.50% over 5m), triggered at 2026-11-21T12:00:07Z");
    }

    @Test
    void theTableOfABlindTickShowsWhatIsHeld() {
        assertThat(new TableOutput(Layout.DEFAULT, Palette.NONE).tick(Samples.blindWithRules()))
                .contains("rule      errors  BLIND, held QUIET  hits -")
                .contains("rule      checkout  BLIND, held UNKNOWN  hits -");
    }

    @Test
    void whatIsHeldOfARuleWithoutABaselineIsNotQuiet() {
        assertThat(new TableOutput(Layout.DEFAULT, Palette.NONE).tick(Samples.blindWithoutBaseline()))
                .contains("rule      errors  BLIND, held NO BASELINE  hits -");
        assertThat(new JsonOutput(10, Set.of()).tick(Samples.blindWithoutBaseline()))
                .contains("\"held_state\":\"no_baseline\"");
        assertThat(new CsvOutput(10).tick(Samples.blindWithoutBaseline())).contains(",blind:errors,no_baseline,");
    }

    @Test
    void csvRowsOfARuleHaveItsNameBehindAColon() {
        assertThat(new CsvOutput(10).tick(Samples.withRules())).contains("""
                        2026-11-21T12:00:10Z,rule:errors,firing,75,0.25,,,,,1000,2026-11-21T12:00:07Z,,,,,
                        2026-11-21T12:00:10Z,rule:checkout,quiet,42,0.14,,,,,,,,,,,
                        2026-11-21T12:00:10Z,fired:errors,,75,0.25,,,,,1000,2026-11-21T12:00:07Z,,,,,
                        """);
    }

    @Test
    void alertsOfARuleHaveItsName() {
        assertThat(new AlertsJson().alerts(ALERTS))
                .isEqualTo("[{\"rule\":\"errors\",\"fired_at\":\"2026-11-21T12:00:02Z\","
                        + "\"recovered_at\":\"2026-11-21T12:00:05Z\",\"hits\":75,\"hits_per_second\":0.25,"
                        + "\"peak_hits_per_second\":0.32,\"duration_seconds\":3,\"before_range\":false,"
                        + "\"total_hits\":1000,\"percent\":7.5,\"peak_percent\":9.5},"
                        + "{\"rule\":\"checkout\",\"fired_at\":\"2026-11-21T11:59:00Z\",\"recovered_at\":null,"
                        + "\"hits\":3,\"hits_per_second\":0.01,\"peak_hits_per_second\":0.0,"
                        + "\"duration_seconds\":70,\"before_range\":true}]\n");
        assertThat(new AlertsCsv().alerts(ALERTS)).isEqualTo("""
                        fired_at,recovered_at,hits,hits_per_second,peak_hits_per_second,duration_seconds,before_range,rule,total_hits,percent,peak_percent,lost_baseline
                        2026-11-21T12:00:02Z,2026-11-21T12:00:05Z,75,0.25,0.32,3,false,errors,1000,7.50,9.50,
                        2026-11-21T11:59:00Z,,3,0.01,0.00,70,true,checkout,,,,
                        """);
        assertThat(new AlertsTable(ZoneOffset.UTC, Palette.NONE).alerts(ALERTS))
                .contains(
                        "No alerts from 2026-11-21T12:00:00Z",
                        "1 alert of rule errors from 2026-11-21T12:00:00Z to 2026-11-21T12:00:10Z",
                        "status=5xx above 5% of at least 100 over 5m, recovery at 2%",
                        "75 of 1000  7.50%  9.50%",
                        "1 alert of rule checkout");
    }
}
