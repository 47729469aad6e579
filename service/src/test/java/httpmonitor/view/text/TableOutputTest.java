package httpmonitor.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.TestAlerts;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.SampleTraffic;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSnapshot;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TableOutputTest {

    private static final String TABLES = """

            section  hits  share      bytes  4xx  5xx  total
            /api      120  56.9%   50.0 KiB    9    2  53210
            /pages     90  42.7%  841.4 KiB    6    0  60000

            section overall  total  share             client       hits    bytes
            /pages           60000  48.6%             10.0.0.7       40  9.0 KiB
            /api             53210  43.1%             2001:db8::1    12  1.4 KiB
            /                10246   8.3%
            """;
    private static final String INTERVAL = """
            interval  10s  hits 211  rate 21.10/s  bytes 891.4 KiB  clients 34  total 123456
            status    2xx 190  3xx 4  4xx 15  5xx 2  no section 1
            ingest    lag 1.2s  backlog 0 B  unparsed 3  heartbeat age 2.1s
            """;

    @Test
    void quiet() {
        assertThat(text(Samples.quiet())).isEqualTo("""
                        2026-11-21T12:00:10Z  QUIET
                        window    2m  hits 1100  rate 9.17/s  threshold 10/s
                        """ + INTERVAL + TABLES + "\n");
    }

    @Test
    void firing() {
        assertThat(text(Samples.firing())).isEqualTo("""
                        2026-11-21T12:00:10Z  FIRING since 2026-11-21T12:00:10Z
                        window    2m  hits 1312  rate 10.93/s  threshold 10/s
                        """ + INTERVAL + TABLES + """

                                alerts
                                * High traffic generated an alert - hits = 1312 (10.93/s over 2m), triggered at 2026-11-21T12:00:10Z

                                """);
    }

    @Test
    void recovered() {
        assertThat(text(Samples.recovered()))
                .startsWith("2026-11-21T12:00:10Z  QUIET\n")
                .endsWith("""
                        alerts
                          High traffic generated an alert - hits = 1312 (10.93/s over 2m), triggered at 2026-11-21T12:00:10Z
                        * Recovered from high traffic - hits = 1199 (9.99/s over 2m), recovered at 2026-11-21T12:03:42Z, after 3m32s, peak 14.20/s

                        """);
    }

    @Test
    void blindSaysWhyAndWhatIsHeld() {
        assertThat(text(Samples.blind())).startsWith("""
                        2026-11-21T12:00:10Z  BLIND since 2026-11-21T11:59:25Z
                        held      FIRING since 2026-11-21T12:00:10Z
                        blind     web-1:/var/log/access.log was last heard 45 s ago
                        window    2m  hits -  rate -  threshold 10/s
                        interval  10s  hits -  rate -  bytes -  clients -  total 123456
                        status    -
                        """);
    }

    @Test
    void withoutTheStoreNumbersAreDashes() {
        assertThat(text(Samples.storeAway())).isEqualTo("""
                        2026-11-21T12:00:10Z  BLIND since 2026-11-21T11:59:25Z
                        held      QUIET
                        blind     Elasticsearch at http://127.0.0.1:9200 does not answer: Connection
                            refused
                        window    2m  hits -  rate -  threshold 10/s
                        interval  10s  hits -  rate -  bytes -  clients -  total -
                        status    -
                        ingest    lag -  backlog -  unparsed -  heartbeat age -
                        missed    2  ticks not run

                        """);
    }

    @Test
    void anEmptyStoreSaysHowToMakeTraffic() {
        assertThat(text(Samples.noHitsYet())).isEqualTo("""
                        2026-11-21T12:00:10Z  NO HITS YET
                        window    2m  hits 0  rate 0.00/s  threshold 10/s
                        interval  10s  hits 0  rate 0.00/s  bytes 0 B  clients 0  total 0
                        status    no hits
                        ingest    lag -  backlog -  unparsed 0  heartbeat age -

                        No hits are stored yet. ./generate-logs.sh writes some to logs/access.log,
                            ./run.sh ship FILE reads a log of yours.
                        If you expected hits: no index matches --index, and no source ships to this
                            Elasticsearch.

                        """);
    }

    @Test
    void estimatesAreMarkedAndUnknownTotalsAreDashes() {
        assertThat(text(Samples.estimated())).contains("""
                        section  hits  share     bytes  4xx  5xx  total
                        /api      120  56.9%  50.0 KiB    9    2      -
                        Too many values for exact counts; estimated: sections.
                        """);
    }

    @Test
    void furtherListsAreTables() {
        assertThat(text(Samples.withFurtherLists())).contains("""

                url         hits  share     bytes  4xx  5xx
                /api/users    80  37.9%  40.3 KiB    9    2

                failing url  hits  share    bytes  4xx  5xx
                /api/users     11   5.2%  1.2 KiB    9    2

                status  hits  share   bytes  4xx  5xx
                404        9   4.3%  1000 B    9    0

                agent       kind     hits  share  bytes  4xx  5xx
                Chrome 126  browser    30  14.2%  300 B    0    0
                MyApp       unknown     2   0.9%   20 B    0    0

                referrer            hits  share  bytes  4xx  5xx
                https://a.example/    12   5.7%  900 B    0    0

                """);
    }

    @Test
    void latenciesHaveALineAndAColumn() {
        assertThat(text(Samples.withLatency(Samples.LATENCY))).contains("""
                        status    2xx 190  3xx 4  4xx 15  5xx 2  no section 1
                        latency   hits 198  p50 12.1 ms  p95 84 ms  p99 310 ms  max 1.2 s
                        """, """
                        section  hits  share      bytes  4xx  5xx    p95  total
                        /api      120  56.9%   50.0 KiB    9    2  84 ms  53210
                        /pages     90  42.7%  841.4 KiB    6    0      -  60000
                        """);
    }

    @Test
    void urlsHaveALatencyWhereTheyAreReadWithIt() {
        assertThat(urls(Duration.ofHours(6))).endsWith("p95");
        assertThat(urls(Duration.ofHours(7))).endsWith("5xx");
    }

    private static String urls(Duration length) {
        IntervalTraffic interval = new IntervalTraffic(
                TimeRange.endingAt(Samples.NOON, length),
                40,
                9_182,
                1,
                0,
                Map.of(),
                Optional.of(Samples.LATENCY),
                Map.of(HitList.URLS, List.of(SampleTraffic.group("/api/users", 40, 9_182, 0, 0))),
                Set.of());
        return TrafficTables.list(HitList.URLS, interval, Optional.empty())
                .lines(80)
                .getFirst()
                .text(Palette.NONE);
    }

    @Test
    void addressesThatDoNotFitNextToOthersAreShownBelow() {
        HitGroup client = SampleTraffic.group("2001:0db8:85a3:0000:0000:8a2e:0370:7334", 40, 9_182, 0, 0);
        HitGroup section = SampleTraffic.group("/a-section-with-quite-a-long-name", 120, 51_234, 9, 2);
        TrafficSnapshot traffic = Samples.snapshot(
                Samples.interval(List.of(section), List.of(client), false),
                Samples.totals(true, section.value(), 53_210L));

        assertThat(text(Samples.report(Optional.of(traffic), Samples.alert(Samples.QUIET, 0), List.of(), List.of())))
                .contains("""
                        section overall                    total  share
                        /a-section-with-quite-a-long-name  53210  43.1%

                        client                                   hits    bytes
                        2001:0db8:85a3:0000:0000:8a2e:0370:7334    40  9.0 KiB
                        """);
    }

    @Test
    void allMessagesStayVisibleAndNewsAreMarked() {
        assertThat(history(17, 9)).contains("alerts\n  High").hasLineCount(18);
        assertThat(history(17, 9).lines().filter(line -> line.startsWith("* "))).hasSize(9);
    }

    @Test
    void aBlockRepeatsTheNewestMessagesAndHasAllOfItsOwnTick() {
        assertThat(history(100, 1)).hasLineCount(101).doesNotContain("earlier");
        assertThat(history(3_600, 1))
                .startsWith("alerts\n  after 3500 earlier messages, which the command alerts lists\n  High")
                .hasLineCount(102);
        assertThat(history(151, 150))
                .startsWith("alerts\n  after 1 earlier message, which the command alerts lists\n* High")
                .hasLineCount(152);
    }

    @Test
    void timesAreInTheZone() {
        Layout berlin = new Layout(80, ZoneId.of("Europe/Berlin"), 10);

        assertThat(new TableOutput(berlin, Palette.NONE).tick(Samples.firing()))
                .startsWith("2026-11-21T13:00:10+01:00  FIRING since 2026-11-21T13:00:10+01:00\n")
                .contains("triggered at 2026-11-21T13:00:10+01:00\n");
    }

    @Test
    void coloursAddNothingButSgrSequences() {
        String colored = new TableOutput(Layout.DEFAULT, Palette.COLOR).tick(Samples.firing());

        assertThat(colored).contains("\u001b[1;31mFIRING\u001b[0m since").contains("5xx\u001b[0m \u001b[31m2\u001b[0m");
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text(Samples.firing()));
    }

    private static String text(TickReport report) {
        return new TableOutput(Layout.DEFAULT, Palette.NONE).tick(report);
    }

    /** The alerts' part of a tick with {@code messages} messages, of which the last {@code news} are new. */
    private static String history(int messages, int news) {
        List<AlertEvent> all = LongStream.range(0, messages)
                .<AlertEvent>mapToObj(i -> TestAlerts.fired(Samples.NOON.plusSeconds(i), 1300 + i))
                .toList();
        String text = text(Samples.report(
                Optional.of(Samples.BUSY),
                Samples.alert(Samples.QUIET, 0),
                all.subList(messages - news, messages),
                all));
        return text.substring(text.indexOf("alerts\n")).strip();
    }

    @Test
    void blindShowsWhatIsStoredSoFar() {
        assertThat(text(Samples.blind())).contains("\nstored    123456 hits so far\nsection overall");
    }

    @Test
    void aLogThatDoesNotExistIsNotQuiet() {
        assertThat(text(Samples.quiet().waitingFor(List.of("Waiting for acces.log, which does not exist"))))
                .contains("  WAITING\nwaiting   Waiting for acces.log, which does not exist\n")
                .doesNotContain("QUIET");
    }
}
