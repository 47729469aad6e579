package httpmonitor.view.text;

import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.alert.Condition;
import httpmonitor.alert.RuleEvent;
import httpmonitor.alert.TestAlerts;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.AlertReport.Blind;
import httpmonitor.poller.tick.Flapping;
import httpmonitor.poller.tick.TestReports;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.TickReport.Ingest;
import httpmonitor.traffic.AgentKind;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.LateHits;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.Latency.Percentiles;
import httpmonitor.traffic.SampleTraffic;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;

/** Reports of ticks at noon. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-11-21T12:00:10Z");
    static final TimeRange RANGE = TimeRange.endingAt(NOON, Duration.ofSeconds(10));
    public static final AlertRule RULE = rule("10", "10");
    static final Fired FIRED = TestAlerts.fired(NOON, 1312);
    static final Recovered RECOVERED = TestAlerts.recovered(NOON.plusSeconds(212), 1199, NOON, 1704);
    public static final AlertState QUIET = new AlertState.Quiet();
    static final AlertState FIRING = TestAlerts.firing(NOON, 1312, 1704);
    static final Ingest INGEST =
            new Ingest(OptionalDouble.of(1.2), OptionalLong.of(0), OptionalLong.of(3), OptionalDouble.of(2.149));
    static final TrafficSnapshot BUSY = snapshot(
            interval(
                    List.of(
                            SampleTraffic.group("/api", 120, 51_234, 9, 2),
                            SampleTraffic.group("/pages", 90, 861_600, 6, 0)),
                    List.of(
                            SampleTraffic.group("10.0.0.7", 40, 9_182, 0, 0),
                            SampleTraffic.group("2001:db8::1", 12, 1_400, 0, 0)),
                    false),
            totals(true, "/pages", 60_000L, "/api", 53_210L, "/", 10_246L));

    private Samples() {}

    public static AlertRule rule(String threshold, String recovery) {
        return new AlertRule(Duration.ofMinutes(2), new BigDecimal(threshold), new BigDecimal(recovery));
    }

    public static IntervalTraffic interval(List<HitGroup> sections, List<HitGroup> clients, boolean estimated) {
        Map<StatusClass, Long> status = Map.of(
                StatusClass.SERVER_ERROR, 2L,
                StatusClass.CLIENT_ERROR, 15L,
                StatusClass.SUCCESS, 190L,
                StatusClass.REDIRECTION, 4L);
        return new IntervalTraffic(
                RANGE,
                211,
                912_834,
                34,
                1,
                status,
                Optional.empty(),
                Map.of(HitList.SECTIONS, sections, HitList.CLIENTS, clients),
                estimated ? Set.of(HitList.SECTIONS) : Set.of());
    }

    public static StoredTotals totals(boolean complete, Object... sections) {
        SequencedMap<String, Long> bySection = new LinkedHashMap<>();
        for (int i = 0; i < sections.length; i += 2) {
            bySection.put((String) sections[i], (Long) sections[i + 1]);
        }
        return new StoredTotals(123_456, bySection, complete);
    }

    public static TrafficSnapshot snapshot(IntervalTraffic interval, StoredTotals totals) {
        return SampleTraffic.snapshot(
                interval,
                HitSeries.of(RANGE.from(), 21, 21, 21, 21, 21, 21, 21, 21, 21, 22),
                totals,
                Optional.of(NOON.minusSeconds(1)),
                LateHits.NONE,
                List.of(),
                3,
                1);
    }

    static TrafficSnapshot empty() {
        IntervalTraffic interval =
                new IntervalTraffic(RANGE, 0, 0, 0, 0, Map.of(), Optional.empty(), Map.of(), Set.of());
        return SampleTraffic.snapshot(
                interval,
                HitSeries.of(RANGE.from(), new long[10]),
                new StoredTotals(0, new LinkedHashMap<>(), true),
                Optional.empty(),
                LateHits.NONE,
                List.of(),
                0,
                0);
    }

    public static TickReport quiet() {
        return report(Optional.of(BUSY), alert(QUIET, 1100), List.of(), List.of());
    }

    /** Hits of one section have durations, those of the other none. */
    public static TickReport withLatency(Latency latency) {
        List<HitGroup> sections = List.of(
                new HitGroup("/api", 120, 51_234, 9, 2, OptionalLong.of(84_004_999)),
                SampleTraffic.group("/pages", 90, 861_600, 6, 0));
        IntervalTraffic of = interval(sections, List.of(), false);
        IntervalTraffic interval = new IntervalTraffic(
                of.range(),
                of.hits(),
                of.bytes(),
                of.clients(),
                of.noSection(),
                of.status(),
                Optional.of(latency),
                of.lists(),
                Set.of());
        TrafficSnapshot traffic = snapshot(interval, totals(true, "/pages", 60_000L, "/api", 53_210L));
        return report(Optional.of(traffic), alert(QUIET, 1100), List.of(), List.of());
    }

    /** With further lists. */
    public static TickReport withFurtherLists() {
        IntervalTraffic of = BUSY.interval();
        Map<HitList, List<HitGroup>> lists = new EnumMap<>(of.lists());
        lists.put(HitList.URLS, List.of(SampleTraffic.group("/api/users", 80, 41_234, 9, 2)));
        lists.put(HitList.FAILING_URLS, List.of(SampleTraffic.group("/api/users", 11, 1_234, 9, 2)));
        lists.put(HitList.STATUS, List.of(SampleTraffic.group("404", 9, 1_000, 9, 0)));
        lists.put(HitList.REFERRERS, List.of(SampleTraffic.group("https://a.example/", 12, 900, 0, 0)));
        lists.put(
                HitList.AGENTS,
                List.of(agent("Chrome 126", AgentKind.BROWSER, 30), agent("MyApp", AgentKind.UNKNOWN, 2)));
        IntervalTraffic interval = new IntervalTraffic(
                of.range(),
                of.hits(),
                of.bytes(),
                of.clients(),
                of.noSection(),
                of.status(),
                Optional.empty(),
                lists,
                Set.of());
        TrafficSnapshot traffic = snapshot(interval, totals(true, "/pages", 60_000L, "/api", 53_210L));
        return report(Optional.of(traffic), alert(QUIET, 1100), List.of(), List.of());
    }

    private static HitGroup agent(String name, AgentKind kind, long hits) {
        return new HitGroup(
                name,
                hits,
                10 * hits,
                0,
                0,
                OptionalLong.empty(),
                Optional.of(new HitGroup.Agent(kind, List.of(name))));
    }

    public static final Latency LATENCY =
            new Latency(198, Optional.of(new Percentiles(12_104_999, 84_004_999, 310_249_999)), 1_204_700_001);

    public static TickReport firing() {
        return report(Optional.of(BUSY), alert(FIRING, 1312), List.of(FIRED), List.of(FIRED));
    }

    public static TickReport recovered() {
        return report(Optional.of(BUSY), alert(QUIET, 1199), List.of(RECOVERED), List.of(FIRED, RECOVERED));
    }

    public static TickReport noHitsYet() {
        Ingest ingest =
                new Ingest(OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.of(0), OptionalDouble.empty());
        return TestReports.tick(
                RANGE,
                0,
                Optional.of(empty()),
                List.of(alert(QUIET, 0)),
                List.of(),
                List.of(),
                ingest,
                Duration.ofMillis(7),
                List.of());
    }

    /** More sections than can be counted exactly. */
    public static TickReport estimated() {
        TrafficSnapshot traffic = snapshot(
                interval(List.of(SampleTraffic.group("/api", 120, 51_234, 9, 2)), List.of(), true),
                totals(false, "/pages", 60_000L));
        return report(Optional.of(traffic), alert(QUIET, 1100), List.of(), List.of());
    }

    /** The store answers, but a source has not been heard for a while. */
    public static TickReport blind() {
        Blind blind = new Blind(NOON.minusSeconds(45), "web-1:/var/log/access.log was last heard 45 s ago");
        AlertReport alert = TestReports.alert(RULE, Optional.of(FIRING), OptionalLong.empty(), Optional.of(blind));
        return report(Optional.of(BUSY), alert, List.of(), List.of(FIRED));
    }

    public static TickReport storeAway() {
        Blind blind = new Blind(
                NOON.minusSeconds(45), "Elasticsearch at http://127.0.0.1:9200 does not answer: Connection refused");
        AlertReport alert = TestReports.alert(RULE, Optional.of(QUIET), OptionalLong.empty(), Optional.of(blind));
        return TestReports.tick(
                RANGE,
                2,
                Optional.empty(),
                List.of(alert),
                List.of(),
                List.of(),
                Ingest.UNKNOWN,
                Duration.ofSeconds(5),
                List.of());
    }

    public static AlertReport alert(AlertState state, long windowHits) {
        return TestReports.alert(RULE, Optional.of(state), OptionalLong.of(windowHits), Optional.empty());
    }

    public static TickReport report(
            Optional<TrafficSnapshot> traffic, AlertReport alert, List<AlertEvent> news, List<AlertEvent> history) {
        return TestReports.tick(
                RANGE,
                0,
                traffic,
                List.of(alert),
                notified(news),
                notified(history),
                INGEST,
                Duration.ofMillis(7),
                List.of());
    }

    private static List<RuleEvent> notified(List<AlertEvent> news) {
        return news.stream().map(item -> new RuleEvent(RULE, item)).toList();
    }

    static final AlertRule ERRORS = new AlertRule(
            Optional.of("errors"),
            new TrafficFilter(List.of(TrafficFilter.Condition.parse("status=5xx"))),
            Duration.ofMinutes(5),
            new Condition.ShareAbove(new BigDecimal("5"), 100, new BigDecimal("2")));
    static final AlertRule CHECKOUT = new AlertRule(
            Optional.of("checkout"),
            new TrafficFilter(List.of(TrafficFilter.Condition.parse("section=/checkout"))),
            Duration.ofMinutes(5),
            new Condition.Below(new BigDecimal("0.1"), new BigDecimal("0.1")));

    /** The rate of all hits is quiet; of two further rules one has just fired, and flaps. */
    static TickReport withRules() {
        WindowCount share = new WindowCount(75, 1000);
        AlertReport errors = TestReports.alert(
                ERRORS,
                Optional.of(new AlertState.Firing(NOON.minusSeconds(3), share, share)),
                Optional.of(share),
                Optional.empty(),
                new Flapping(5, false));
        List<RuleEvent> news = List.of(new RuleEvent(ERRORS, new Fired(NOON.minusSeconds(3), share)));
        return withRules(errors, report(CHECKOUT, QUIET, 42), news);
    }

    static TickReport blindWithRules() {
        Blind blind = new Blind(NOON.minusSeconds(45), "web-1:/var/log/access.log was last heard 45 s ago");
        return withRules(
                TestReports.alert(ERRORS, Optional.of(QUIET), Optional.empty(), Optional.of(blind), Flapping.NONE),
                TestReports.alert(CHECKOUT, Optional.empty(), Optional.empty(), Optional.of(blind), Flapping.NONE),
                List.of());
    }

    static TickReport blindWithoutBaseline() {
        Blind blind = new Blind(NOON.minusSeconds(45), "web-1:/var/log/access.log was last heard 45 s ago");
        return withRules(
                new AlertReport(ERRORS, Optional.of(QUIET), Optional.empty(), Optional.of(blind), Flapping.NONE, true),
                report(CHECKOUT, QUIET, 42),
                List.of());
    }

    private static TickReport withRules(AlertReport errors, AlertReport checkout, List<RuleEvent> news) {
        List<AlertReport> alerts = List.of(alert(QUIET, 1100), errors, checkout);
        return TestReports.tick(
                RANGE, 0, Optional.of(BUSY), alerts, news, news, INGEST, Duration.ofMillis(7), List.of());
    }

    private static AlertReport report(AlertRule rule, AlertState state, long hits) {
        return TestReports.alert(rule, Optional.of(state), OptionalLong.of(hits), Optional.empty());
    }
}
