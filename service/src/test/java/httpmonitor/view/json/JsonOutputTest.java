package httpmonitor.view.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertCorrection.Kind;
import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.TestAlerts;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TestReports;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.SampleTraffic;
import httpmonitor.view.text.Samples;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonOutputTest {

    private static final String TRAFFIC = """
            {"time":"2026-11-21T12:00:10Z","interval_seconds":10,"missed_ticks":0,\
            "interval":{"hits":211,"hits_per_second":21.1,"bytes":912834,"clients":34,\
            "status":{"2xx":190,"3xx":4,"4xx":15,"5xx":2},"no_section":1},\
            "total":{"hits":123456},\
            "sections":[{"section":"/api","hits":120,"bytes":51234,"client_errors":9,"server_errors":2,"total_hits":53210},\
            {"section":"/pages","hits":90,"bytes":861600,"client_errors":6,"server_errors":0,"total_hits":60000}],\
            "top_sections":[{"section":"/pages","total_hits":60000},{"section":"/api","total_hits":53210}],\
            "clients":[{"client":"10.0.0.7","hits":40,"bytes":9182,"client_errors":0,"server_errors":0},\
            {"client":"2001:db8::1","hits":12,"bytes":1400,"client_errors":0,"server_errors":0}],\
            """;
    private static final String INGEST = """
            "ingest":{"lag_seconds":1.2,"backlog_bytes":0,"unparsed":3,"heartbeat_age_seconds":2.15},"took_ms":7}
            """;

    private final JsonOutput output = new JsonOutput(2, Set.of());

    @Test
    void quietHasNoSince() {
        assertThat(output.tick(Samples.quiet())).isEqualTo(TRAFFIC + """
                                "alert":{"state":"quiet","threshold":10.0,"recovery_threshold":10.0,"window_seconds":120,"hits":1100,"hits_per_second":9.17},\
                                "transitions":[],\
                                """ + INGEST);
    }

    @Test
    void firingHasASince() {
        assertThat(output.tick(Samples.firing())).isEqualTo(TRAFFIC + """
                                "alert":{"state":"firing","threshold":10.0,"recovery_threshold":10.0,"window_seconds":120,"hits":1312,"hits_per_second":10.93,"since":"2026-11-21T12:00:10Z"},\
                                "transitions":[{"type":"fired","time":"2026-11-21T12:00:10Z","hits":1312,"hits_per_second":10.93}],\
                                """ + INGEST);
    }

    @Test
    void aRecoveryIsATransition() throws IOException {
        JsonNode tick = read(Samples.recovered());

        assertThat(tick.get("transitions").toString())
                .isEqualTo(
                        "[{\"type\":\"recovered\",\"time\":\"2026-11-21T12:03:42Z\",\"hits\":1199,\"hits_per_second\":9.99}]");
        assertThat(tick.get("alert").get("state").asText()).isEqualTo("quiet");
    }

    @Test
    void aCorrectionHasTheReportedAndTheRightSecond() throws IOException {
        List<AlertEvent> news = List.of(
                AlertCorrection.moved(Samples.NOON, TestAlerts.fired(Samples.NOON.minusSeconds(3), 1)),
                new AlertCorrection(Kind.RECOVERED, Samples.NOON, Optional.empty()));
        TickReport report = Samples.report(Optional.empty(), Samples.alert(Samples.QUIET, 0), news, news);

        assertThat(read(report).get("transitions").toString()).isEqualTo("""
                        [{"type":"corrected","of":"fired","was":"2026-11-21T12:00:10Z","time":"2026-11-21T12:00:07Z"},\
                        {"type":"corrected","of":"recovered","was":"2026-11-21T12:00:10Z","time":null}]\
                        """);
    }

    @Test
    void blindHoldsTheStateAndItsSince() {
        assertThat(output.tick(Samples.blind())).startsWith("""
                        {"time":"2026-11-21T12:00:10Z","interval_seconds":10,"missed_ticks":0,\
                        "interval":{"hits":null,"hits_per_second":null,"bytes":null,"clients":null,"status":null,"no_section":null},\
                        "total":{"hits":123456},"sections":null,"top_sections":[{\
                        """).endsWith("""
                                "clients":null,\
                                "alert":{"state":"blind","threshold":10.0,"recovery_threshold":10.0,"window_seconds":120,"hits":null,"hits_per_second":null,\
                                "since":"2026-11-21T12:00:10Z","blind_since":"2026-11-21T11:59:25Z","held_state":"firing"},\
                                "transitions":[],\
                                """ + INGEST);
    }

    @Test
    void whatIsNotKnownIsNull() {
        assertThat(output.tick(Samples.storeAway())).isEqualTo("""
                        {"time":"2026-11-21T12:00:10Z","interval_seconds":10,"missed_ticks":2,\
                        "interval":{"hits":null,"hits_per_second":null,"bytes":null,"clients":null,"status":null,"no_section":null},\
                        "total":{"hits":null},"sections":null,"top_sections":null,"clients":null,\
                        "alert":{"state":"blind","threshold":10.0,"recovery_threshold":10.0,"window_seconds":120,"hits":null,"hits_per_second":null,\
                        "blind_since":"2026-11-21T11:59:25Z","held_state":"quiet"},\
                        "transitions":[],\
                        "ingest":{"lag_seconds":null,"backlog_bytes":null,"unparsed":null,"heartbeat_age_seconds":null},"took_ms":5000}
                        """);
    }

    @Test
    void anEmptyStoreHasZeros() {
        assertThat(output.tick(Samples.noHitsYet())).isEqualTo("""
                        {"time":"2026-11-21T12:00:10Z","interval_seconds":10,"missed_ticks":0,\
                        "interval":{"hits":0,"hits_per_second":0.0,"bytes":0,"clients":0,"status":{},"no_section":0},\
                        "total":{"hits":0},"sections":[],"top_sections":[],"clients":[],\
                        "alert":{"state":"quiet","threshold":10.0,"recovery_threshold":10.0,"window_seconds":120,"hits":0,"hits_per_second":0.0},\
                        "transitions":[],\
                        "ingest":{"lag_seconds":null,"backlog_bytes":null,"unparsed":0,"heartbeat_age_seconds":null},"took_ms":7}
                        """);
    }

    @Test
    void estimatesAreMarkedAndTotalsThatAreNotKnownAreNull() throws IOException {
        JsonNode tick = read(Samples.estimated());

        assertThat(tick.get("estimated").asBoolean()).isTrue();
        assertThat(tick.get("sections").get(0).get("total_hits").isNull()).isTrue();
        assertThat(read(Samples.quiet()).has("estimated")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10.0",
        "0, 0.0",
        "0.5, 0.5",
        "1E+3, 1000.0",
        "10.125, 10.125",
        "7.50, 7.5",
        "1E-7, 0.0000001",
        "1E+99, 1E+99"
    })
    void thresholdsArePlainDecimals(String threshold, String json) {
        AlertReport alert = TestReports.alert(
                Samples.rule(threshold, "0"), Optional.of(Samples.QUIET), OptionalLong.empty(), Optional.empty());

        assertThat(output.tick(Samples.report(Optional.empty(), alert, List.of(), List.of())))
                .contains("\"threshold\":" + json + ",\"recovery_threshold\":0.0,");
    }

    @Test
    void whereHitsHaveDurationsTheirLatencyIsIncluded() throws IOException {
        JsonNode tick = read(Samples.withLatency(Samples.LATENCY));

        assertThat(tick.at("/interval/latency").toString())
                .isEqualTo("{\"hits\":198,\"p50_ms\":12.1,\"p95_ms\":84.0,\"p99_ms\":310.2,\"max_ms\":1204.700001}");
        assertThat(tick.at("/sections/0").toString()).endsWith("\"total_hits\":53210,\"p95_ms\":84.0}");
        assertThat(tick.at("/sections/1").toString()).endsWith("\"total_hits\":60000,\"p95_ms\":null}");
    }

    @Test
    void furtherListsAreThereWhereTheyWereAskedFor() {
        JsonOutput lists = new JsonOutput(
                2, EnumSet.of(HitList.URLS, HitList.FAILING_URLS, HitList.STATUS, HitList.AGENTS, HitList.REFERRERS));

        assertThat(lists.tick(Samples.withFurtherLists())).contains("""
                ,"urls":[{"url":"/api/users","hits":80,"bytes":41234,"client_errors":9,"server_errors":2}],\
                "failing_urls":[{"url":"/api/users","hits":11,"bytes":1234,"client_errors":9,"server_errors":2}],\
                "status":[{"status":404,"hits":9,"bytes":1000,"client_errors":9,"server_errors":0}],\
                "agents":[{"agent":"Chrome 126","kind":"browser","hits":30,"bytes":300,"client_errors":0,"server_errors":0},\
                {"agent":"MyApp","kind":"unknown","hits":2,"bytes":20,"client_errors":0,"server_errors":0}],\
                "referrers":[{"referrer":"https://a.example/","hits":12,"bytes":900,"client_errors":0,"server_errors":0}],\
                "alert":""");
        assertThat(lists.tick(Samples.storeAway()))
                .contains("\"clients\":null,\"urls\":null,\"failing_urls\":null,\"status\":null,\"agents\":null,");
        assertThat(output.tick(Samples.quiet())).doesNotContain("urls", "referrers", "agents");
    }

    @Test
    void percentilesThatAreNotKnownAreNull() {
        assertThat(output.tick(Samples.withLatency(new Latency(2, Optional.empty(), Long.MAX_VALUE))))
                .contains(
                        "\"latency\":{\"hits\":2,\"p50_ms\":null,\"p95_ms\":null,\"p99_ms\":null,\"max_ms\":9223372036854.775807}");
    }

    @Test
    void withoutDurationsThereIsNothingAboutThem() {
        assertThat(output.tick(Samples.quiet())).doesNotContain("latency", "p95");
    }

    @Test
    void everythingOutsideOfPrintableAsciiIsEscaped() {
        HitGroup hostile = SampleTraffic.group("/\u001b\u007f\u009bé日😀\ud800\"\\", 1, 0, 0, 0);
        TickReport report = Samples.report(
                Optional.of(
                        Samples.snapshot(Samples.interval(List.of(hostile), List.of(), false), Samples.totals(true))),
                Samples.alert(Samples.QUIET, 0),
                List.of(),
                List.of());

        assertThat(output.tick(report))
                .containsIgnoringCase(
                        "\"section\":\"/\\u001b\\u007f\\u009b\\u00e9\\u65e5\\ud83d\\ude00\\ud800\\\"\\\\\"");
    }

    private JsonNode read(TickReport report) throws IOException {
        return new ObjectMapper().readTree(output.tick(report));
    }
}
