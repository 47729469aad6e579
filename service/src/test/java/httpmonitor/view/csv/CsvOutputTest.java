package httpmonitor.view.csv;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertCorrection.Kind;
import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.TestAlerts;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.view.text.Printable;
import httpmonitor.view.text.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvOutputTest {

    private static final String TRAFFIC = """
            2026-11-21T12:00:10Z,interval,,211,21.10,912834,34,15,2,123456,,,,,,
            2026-11-21T12:00:10Z,status,2xx,190,19.00,,,,,,,,,,,
            2026-11-21T12:00:10Z,status,3xx,4,0.40,,,,,,,,,,,
            2026-11-21T12:00:10Z,status,4xx,15,1.50,,,,,,,,,,,
            2026-11-21T12:00:10Z,status,5xx,2,0.20,,,,,,,,,,,
            2026-11-21T12:00:10Z,section,/api,120,12.00,51234,,9,2,53210,,,,,,
            2026-11-21T12:00:10Z,section,/pages,90,9.00,861600,,6,0,60000,,,,,,
            2026-11-21T12:00:10Z,no_section,,1,0.10,,,,,,,,,,,
            2026-11-21T12:00:10Z,top_section,/pages,,,,,,,60000,,,,,,
            2026-11-21T12:00:10Z,client,10.0.0.7,40,4.00,9182,,0,0,,,,,,,
            2026-11-21T12:00:10Z,client,2001:db8::1,12,1.20,1400,,0,0,,,,,,,
            """;

    private final CsvOutput output = new CsvOutput(1);

    @Test
    void oneHeaderNamesTheColumns() {
        assertThat(output.opening())
                .isEqualTo("time,kind,name,hits,hits_per_second,bytes,clients,client_errors,server_errors,"
                        + "total_hits,at,was,p50_ms,p95_ms,p99_ms,max_ms\n");
    }

    @Test
    void furtherListsHaveRowsOfTheirOwn() {
        assertThat(output.tick(Samples.withFurtherLists())).contains("""
                2026-11-21T12:00:10Z,url,/api/users,80,8.00,41234,,9,2,,,,,,,
                2026-11-21T12:00:10Z,failing_url,/api/users,11,1.10,1234,,9,2,,,,,,,
                2026-11-21T12:00:10Z,status_code,404,9,0.90,1000,,9,0,,,,,,,
                2026-11-21T12:00:10Z,agent:browser,"Chrome 126",30,3.00,300,,0,0,,,,,,,
                2026-11-21T12:00:10Z,agent:unknown,MyApp,2,0.20,20,,0,0,,,,,,,
                2026-11-21T12:00:10Z,referrer,https://a.example/,12,1.20,900,,0,0,,,,,,,
                """);
    }

    @Test
    void latenciesStandInColumnsOfTheirOwn() {
        assertThat(output.tick(Samples.withLatency(Samples.LATENCY))).contains("""
                2026-11-21T12:00:10Z,latency,,198,19.80,,,,,,,,12.1,84,310.2,1204.700001
                2026-11-21T12:00:10Z,section,/api,120,12.00,51234,,9,2,53210,,,,84,,
                2026-11-21T12:00:10Z,section,/pages,90,9.00,861600,,6,0,60000,,,,,,
                """);
    }

    @Test
    void quietHasNoSince() {
        assertThat(output.tick(Samples.quiet()))
                .isEqualTo(TRAFFIC + "2026-11-21T12:00:10Z,alert,quiet,1100,9.17,,,,,,,,,,,\n");
    }

    @Test
    void newsHaveRowsOfTheirOwn() {
        assertThat(output.tick(Samples.firing())).isEqualTo(TRAFFIC + """
                                2026-11-21T12:00:10Z,alert,firing,1312,10.93,,,,,,2026-11-21T12:00:10Z,,,,,
                                2026-11-21T12:00:10Z,fired,,1312,10.93,,,,,,2026-11-21T12:00:10Z,,,,,
                                """);
        assertThat(output.tick(Samples.recovered()))
                .endsWith("2026-11-21T12:00:10Z,recovered,,1199,9.99,,,,,,2026-11-21T12:03:42Z,,,,,\n");
    }

    @Test
    void aCorrectionHasTheReportedAndTheRightSecond() {
        List<AlertEvent> news = List.of(
                AlertCorrection.moved(Samples.NOON, TestAlerts.fired(Samples.NOON.minusSeconds(3), 1)),
                new AlertCorrection(Kind.RECOVERED, Samples.NOON, Optional.empty()));
        TickReport report = Samples.report(Optional.empty(), Samples.alert(Samples.QUIET, 0), news, news);

        assertThat(output.tick(report)).endsWith("""
                        2026-11-21T12:00:10Z,corrected,fired,,,,,,,,2026-11-21T12:00:07Z,2026-11-21T12:00:10Z,,,,
                        2026-11-21T12:00:10Z,corrected,recovered,,,,,,,,,2026-11-21T12:00:10Z,,,,
                        """);
    }

    @Test
    void blindHasARowWithTheHeldState() {
        assertThat(output.tick(Samples.blind())).isEqualTo("""
                                2026-11-21T12:00:10Z,interval,,,,,,,,,,,,,,
                                2026-11-21T12:00:10Z,alert,blind,,,,,,,,2026-11-21T12:00:10Z,,,,,
                                2026-11-21T12:00:10Z,blind,firing,,,,,,,,2026-11-21T11:59:25Z,,,,,
                                """);
    }

    @Test
    void whatIsNotKnownIsEmpty() {
        assertThat(output.tick(Samples.storeAway())).isEqualTo("""
                        2026-11-21T12:00:10Z,interval,,,,,,,,,,,,,,
                        2026-11-21T12:00:10Z,alert,blind,,,,,,,,,,,,,
                        2026-11-21T12:00:10Z,blind,quiet,,,,,,,,2026-11-21T11:59:25Z,,,,,
                        """);
    }

    @Test
    void anEmptyStoreHasZeros() {
        assertThat(output.tick(Samples.noHitsYet())).isEqualTo("""
                        2026-11-21T12:00:10Z,interval,,0,0.00,0,0,0,0,0,,,,,,
                        2026-11-21T12:00:10Z,no_section,,0,0.00,,,,,,,,,,,
                        2026-11-21T12:00:10Z,alert,quiet,0,0.00,,,,,,,,,,,
                        """);
    }

    @Test
    void estimatesAreMarkedAndTotalsThatAreNotKnownAreEmpty() {
        assertThat(output.tick(Samples.estimated()))
                .contains(",interval,estimated,211,")
                .contains(",section,/api,120,12.00,51234,,9,2,,,,,,,\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1", "-"})
    void formulasAreDefused(String raw) {
        assertThat(CsvText.cell(raw)).isEqualTo("'" + Printable.of(raw));
    }

    @Test
    void cellsAreQuotedWhereTheyMustBe() {
        assertThat(CsvText.line(List.of("a", "b,c", "d\"e", " f", ""))).isEqualTo("a,\"b,c\",\"d\"\"e\",\" f\",\n");
    }
}
