package httpmonitor.view.screen;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.RuleEvent;
import httpmonitor.alert.TestAlerts;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.AlertReport.Blind;
import httpmonitor.poller.tick.TestReports;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.TickReport.Ingest;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.LateHits;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.Latency.Percentiles;
import httpmonitor.traffic.SampleTraffic;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.StoredHit;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSnapshot.Closer;
import httpmonitor.view.screen.keys.Key;
import httpmonitor.view.screen.keys.KeyDecoder;
import httpmonitor.view.screen.pages.Elsewhere;
import httpmonitor.view.screen.pages.Look;
import httpmonitor.view.screen.pages.ScreenFrame;
import httpmonitor.view.screen.pages.Size;
import httpmonitor.view.screen.state.AnsweredTick;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.screen.state.Viewpoint;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Palette;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers around noon, and what a screen makes of them. */
public final class Scene {

    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final AlertRule RULE = new AlertRule(Duration.ofMinutes(2), BigDecimal.TEN, BigDecimal.TEN);
    public static final Viewpoint GIVEN = Viewpoint.of(List.of(RULE), Duration.ofSeconds(10), 10);
    public static final Fired FIRED = TestAlerts.fired(NOON.minusSeconds(30), 1312);
    public static final Condition API = new Condition(TrafficFilter.Field.SECTION, false, "/api");
    public static final Condition BUSY_CLIENT = new Condition(TrafficFilter.Field.CLIENT, false, "10.0.0.7");

    public static final Elsewhere ELSEWHERE = new Elsewhere("./run.sh", List.of(), Optional.empty(), Optional.empty());
    public static final Look LOOK =
            new Look("access-log-*", TrafficFilter.NONE, ZoneOffset.UTC, Glyphs.BLOCKS, ELSEWHERE);

    private Scene() {}

    public static TrafficSnapshot traffic(Instant t, List<HitGroup> sections, List<HitGroup> clients) {
        return traffic(t, sections, clients, Optional.empty());
    }

    private static TrafficSnapshot traffic(
            Instant t, List<HitGroup> sections, List<HitGroup> clients, Optional<Latency> latency) {
        SequencedMap<String, Long> totals = new LinkedHashMap<>();
        sections.forEach(section -> totals.put(section.value(), 100 * section.hits()));
        long hits = sections.stream().mapToLong(HitGroup::hits).sum();
        TimeRange interval = TimeRange.endingAt(t, Duration.ofSeconds(10));
        long[] perSecond = new long[180];
        for (int i = 0; i < perSecond.length; i++) {
            perSecond[i] = i < 120 ? 5 : 15;
        }
        return SampleTraffic.snapshot(
                new IntervalTraffic(
                        interval,
                        hits,
                        hits * 1000,
                        clients.size(),
                        0,
                        Map.of(StatusClass.SUCCESS, hits - 3, StatusClass.SERVER_ERROR, 3L),
                        latency,
                        Map.of(HitList.SECTIONS, sections, HitList.CLIENTS, clients),
                        Set.of()),
                HitSeries.of(t.minusSeconds(180), perSecond),
                new StoredTotals(123_456, totals, true),
                Optional.of(t.minusSeconds(1)),
                LateHits.NONE,
                List.of(),
                0,
                1);
    }

    public static TrafficSnapshot busy(Instant t) {
        return traffic(
                t,
                List.of(
                        SampleTraffic.group("/api", 120, 51_234, 9, 2),
                        SampleTraffic.group("/pages", 90, 861_600, 6, 0),
                        SampleTraffic.group("/images", 12, 9_861_600, 0, 1)),
                List.of(
                        SampleTraffic.group("10.0.0.7", 40, 9_182, 0, 0),
                        SampleTraffic.group("2001:db8::1", 12, 1_400, 0, 0)));
    }

    /** Of three sections one is slow, and one has no durations. */
    public static TrafficSnapshot slow(Instant t) {
        List<HitGroup> sections = List.of(
                new HitGroup("/api", 120, 51_234, 9, 2, OptionalLong.of(84_000_000)),
                new HitGroup("/pages", 90, 861_600, 6, 0, OptionalLong.of(1_204_700_000)),
                SampleTraffic.group("/images", 12, 9_861_600, 0, 1));
        return traffic(t, sections, busy(t).interval().list(HitList.CLIENTS), Optional.of(LATENCY));
    }

    public static final Latency LATENCY =
            new Latency(198, Optional.of(new Percentiles(12_100_000, 840_000_000, 1_204_700_000)), 9_999_000_000L);

    public static TrafficSnapshot nothing(Instant t) {
        TrafficSnapshot none = traffic(t, List.of(), List.of());
        return SampleTraffic.snapshot(
                none.interval(),
                HitSeries.empty(none.recent().range()),
                new StoredTotals(0, new LinkedHashMap<>(), true),
                Optional.empty(),
                LateHits.NONE,
                List.of(),
                0,
                0);
    }

    public static TickReport report(
            Instant t, Optional<TrafficSnapshot> traffic, AlertReport alert, List<RuleEvent> history) {
        Ingest ingest =
                new Ingest(OptionalDouble.of(1.2), OptionalLong.of(0), OptionalLong.of(0), OptionalDouble.of(2.1));
        return TestReports.tick(
                TimeRange.endingAt(t, Duration.ofSeconds(10)),
                0,
                traffic,
                List.of(alert),
                List.of(),
                history,
                ingest,
                Duration.ofMillis(7),
                List.of());
    }

    public static TickReport quiet(Instant t) {
        AlertReport alert =
                TestReports.alert(RULE, Optional.of(new AlertState.Quiet()), OptionalLong.of(900), Optional.empty());
        return report(t, Optional.of(busy(t)), alert, List.of());
    }

    /** The same while hits take long. */
    public static TickReport firingSlowly(Instant t) {
        return report(t, Optional.of(slow(t)), firing(t).alert(), List.of(new RuleEvent(RULE, FIRED)));
    }

    public static TickReport firing(Instant t) {
        AlertReport alert = TestReports.alert(
                RULE,
                Optional.of(TestAlerts.firing(FIRED.time(), 1312, 1500)),
                OptionalLong.of(1500),
                Optional.empty());
        return report(t, Optional.of(busy(t)), alert, List.of(new RuleEvent(RULE, FIRED)));
    }

    public static TickReport away(Instant t, String reason) {
        AlertReport alert = TestReports.alert(
                RULE,
                Optional.of(new AlertState.Quiet()),
                OptionalLong.empty(),
                Optional.of(new Blind(t.minusSeconds(45), reason)));
        return report(t, Optional.empty(), alert, List.of());
    }

    /** The same tick with three further rules, of which the last one fires; all are as blind as the first. */
    public static TickReport withRules(TickReport report) {
        List<AlertReport> alerts = new ArrayList<>(report.alerts());
        for (String name : List.of("images", "pages", "checkout")) {
            AlertRule rule =
                    new AlertRule(Optional.of(name), TrafficFilter.NONE, Duration.ofMinutes(2), RULE.condition());
            AlertState state =
                    name.equals("checkout") ? TestAlerts.firing(FIRED.time(), 1312, 1500) : new AlertState.Quiet();
            alerts.add(TestReports.alert(
                    rule,
                    Optional.of(state),
                    OptionalLong.empty(),
                    report.alert().blind()));
        }
        return TestReports.tick(
                report.range(),
                0,
                report.traffic(),
                alerts,
                List.of(),
                List.of(new RuleEvent(RULE, FIRED)),
                report.ingest(),
                report.took(),
                report.notes());
    }

    public static AnsweredTick answer(TickReport report) {
        return answer(GIVEN, report);
    }

    public static AnsweredTick answer(Viewpoint viewpoint, TickReport report) {
        return new AnsweredTick(viewpoint, report, Optional.empty());
    }

    public static IntervalTraffic detail(Optional<Latency> latency) {
        return new IntervalTraffic(
                TimeRange.endingAt(NOON, Duration.ofSeconds(10)),
                40,
                4_000,
                1,
                0,
                Map.of(),
                latency,
                Map.of(
                        HitList.URLS, List.of(group("/api/users", 30), group("/api/orders", 10)),
                        HitList.CLIENTS, List.of(group("10.0.0.7", 40)),
                        HitList.SECTIONS, List.of(group("/api", 40)),
                        HitList.STATUS, List.of(group("200", 38), group("500", 2)),
                        HitList.METHODS, List.of(group("GET", 40)),
                        HitList.AGENTS, List.of(group("curl/8.5.0", 40))),
                Set.of());
    }

    private static HitGroup group(String value, long hits) {
        return SampleTraffic.group(value, hits, 100 * hits, 0, 0);
    }

    /** The answer of one tick with what its viewpoint asks for besides. */
    public static AnsweredTick answer(Viewpoint viewpoint, TickReport report, Closer closer) {
        return answer(
                viewpoint, report.seenAs(snapshot(report.traffic().orElseThrow().interval(), closer)));
    }

    /** The busy scene with another interval, and with what is asked for besides. */
    public static TrafficSnapshot snapshot(IntervalTraffic interval, Closer closer) {
        return SampleTraffic.showing(busy(interval.range().to()), interval, closer);
    }

    /** What a look into some hits finds, with their newest ones. */
    public static Closer closer(Optional<Latency> latency) {
        return new Closer(Optional.of(detail(latency)), Optional.empty(), Optional.of(hits(NOON)));
    }

    /** 30 hits, one a second. */
    public static List<StoredHit> hits(Instant to) {
        return IntStream.range(0, 30)
                .mapToObj(i -> new StoredHit(
                        to.minusSeconds(1 + i),
                        Optional.of(i % 3 == 0 ? "2001:0db8:85a3:0000:0000:8a2e:0370:7334" : "10.0.0." + i),
                        Optional.of("GET"),
                        Optional.of("/api/users/" + i + "?page=2"),
                        OptionalInt.of(i % 5 == 0 ? 500 : 200),
                        OptionalLong.of(1L << i),
                        i % 2 == 0 ? OptionalLong.of(i * 12_345_678L) : OptionalLong.empty(),
                        Optional.of("https://example.org/"),
                        Optional.of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
                        Optional.empty(),
                        new StoredHit.Place(to.minusSeconds(1 + i).toEpochMilli(), 0, i)))
                .toList();
    }

    /** A screen that has just been opened. */
    public static ScreenState opened() {
        return ScreenState.of(GIVEN, ZoneOffset.UTC, NOON);
    }

    /**
     * The state after keys: each character types itself, {@code \n} is Enter, {@code \t} Tab, {@code \b} Backspace,
     * {@code \e} Escape.
     */
    public static ScreenState press(ScreenState state, String keys) {
        KeyDecoder decoder = new KeyDecoder();
        ScreenState next = state;
        for (int codePoint : keys.codePoints().toArray()) {
            for (Key key : decoder.decode(codePoint)) {
                next = next.on(key);
            }
        }
        for (Key key : decoder.expire()) {
            next = next.on(key);
        }
        return next;
    }

    public static List<String> frame(ScreenState state, int columns, int rows) {
        return lines(state, columns, rows, Glyphs.BLOCKS).stream()
                .map(line -> line.text(Palette.NONE))
                .toList();
    }

    public static List<Line> lines(ScreenState state, int columns, int rows, Glyphs glyphs) {
        return new ScreenFrame(new Look(LOOK.title(), LOOK.filter(), LOOK.zone(), glyphs, LOOK.elsewhere()))
                .of(state, new Size(columns, rows), NOON.plusSeconds(4))
                .lines();
    }

    public static String text(ScreenState state, int columns, int rows) {
        return frame(state, columns, rows).stream().collect(Collectors.joining("\n", "", "\n"));
    }
}
