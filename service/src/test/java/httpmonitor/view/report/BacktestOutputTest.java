package httpmonitor.view.report;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.Alert;
import httpmonitor.alert.AlertReplay.Compared;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition;
import httpmonitor.alert.PastWeeks.Week;
import httpmonitor.alert.TestAlerts;
import httpmonitor.alert.Unusual;
import httpmonitor.alert.Usual;
import httpmonitor.alert.WindowCount;
import httpmonitor.alert.explain.AlertLookup;
import httpmonitor.alert.explain.HitBuckets;
import httpmonitor.alert.suggest.AlertBudget;
import httpmonitor.alert.suggest.BusyWindow;
import httpmonitor.alert.suggest.ThresholdSuggestions;
import httpmonitor.alert.suggest.ThresholdSuggestions.Suggestion;
import httpmonitor.poller.tick.Flapping;
import httpmonitor.poller.tick.TestReports;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.WindowContrast;
import httpmonitor.traffic.WindowContrast.Part;
import httpmonitor.view.json.ExplainJson;
import httpmonitor.view.json.SuggestJson;
import httpmonitor.view.report.ExplainReport.Detail;
import httpmonitor.view.text.CheckResult;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Layout;
import httpmonitor.view.text.Palette;
import httpmonitor.view.text.Samples;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Suggested thresholds and explained alerts, in every form. */
public class BacktestOutputTest {

    private static final TimeRange WEEK = TimeRange.endingAt(Samples.NOON, Duration.ofDays(7));
    private static final TimeRange WINDOW = TimeRange.endingAt(Samples.NOON, Duration.ofMinutes(2));
    private static final WindowContrast CONTRAST = new WindowContrast(
            WINDOW,
            1312,
            240,
            List.of(new Part("/api", 1200, 100), new Part("/pages", 112, 140), new Part("/gone", 0, 3)),
            List.of(new Part("10.0.0.7", 1000, 0), new Part("2001:db8::1", 12, 12)));
    private static final AlertRule SHARE = new AlertRule(
            Optional.of("failing"),
            new TrafficFilter(List.of(TrafficFilter.Condition.parse("status=5xx"))),
            Duration.ofMinutes(2),
            new Condition.ShareAbove(new BigDecimal("5"), 100, new BigDecimal("2")));
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final Alert ALERT =
            TestAlerts.alert(Samples.NOON, Optional.of(Samples.NOON.plusSeconds(212)), 1312, 1704, false);

    private static SuggestReport suggested(AlertRule rule, TimeRange judged, List<WindowContrast> busiest) {
        List<Suggestion> thresholds = List.of(
                suggestion(120, 1481, "12.34", 2), suggestion(60, 846, "14.10", 2), suggestion(240, 2644, "11.02", 1));
        List<BusyWindow> windows = busiest.stream()
                .map(window -> new BusyWindow(window.window(), window.hits()))
                .toList();
        return new SuggestReport(
                rule,
                WEEK,
                new AlertBudget(2, Duration.ofDays(7)),
                new ThresholdSuggestions(judged, 2, thresholds, windows),
                busiest,
                "--threshold 12.34");
    }

    /** With text from a log. */
    public static SuggestReport suggested(String section, String client) {
        return suggested(Samples.RULE, WEEK, List.of(contrast(section, client)));
    }

    /** With text from a log. */
    public static ExplainReport explained(String section, String client) {
        ExplainReport report = explained(Samples.RULE, new AlertLookup.At(ALERT));
        HitBuckets buckets = report.detail().orElseThrow().buckets();
        Detail detail = new Detail(ALERT, buckets, contrast(section, client), Optional.empty(), Optional.empty());
        return new ExplainReport(
                report.rule(), WEEK, WEEK, report.instant(), report.lookup(), Optional.of(detail), Optional.empty());
    }

    private static WindowContrast contrast(String section, String client) {
        return new WindowContrast(WINDOW, 1, 1, List.of(new Part(section, 1, 1)), List.of(new Part(client, 1, 1)));
    }

    private static Suggestion suggestion(long window, long hits, String threshold, long alerts) {
        return new Suggestion(Duration.ofSeconds(window), hits, new BigDecimal(threshold), alerts);
    }

    private static String table(SuggestReport... reports) {
        return new SuggestTable(Layout.DEFAULT, Palette.NONE).thresholds(List.of(reports));
    }

    private static String table(ExplainReport... reports) {
        return new ExplainTable(Layout.DEFAULT, Palette.NONE, Glyphs.ASCII).explained(List.of(reports));
    }

    private static ExplainReport explained(AlertRule rule, AlertLookup lookup) {
        List<WindowCount> counts = IntStream.range(0, 46)
                .mapToObj(i -> new WindowCount(i >= 12 && i < 30 ? 140 : 20, i < 2 ? 0 : 200))
                .toList();
        HitBuckets buckets = new HitBuckets(
                new TimeRange(Samples.NOON.minusSeconds(120), Samples.NOON.plusSeconds(332)),
                Duration.ofSeconds(10),
                counts);
        return new ExplainReport(
                rule,
                WEEK,
                WEEK,
                Samples.NOON.minusSeconds(5),
                lookup,
                lookup.alert().map(alert -> new Detail(alert, buckets, CONTRAST, Optional.empty(), Optional.empty())),
                Optional.empty());
    }

    @Test
    void anExplainedAlertSaysHowLongHitsTookInBothWindows() {
        ExplainReport report = explained(Samples.RULE, new AlertLookup.At(ALERT));
        Detail of = report.detail().orElseThrow();
        Latency before = new Latency(7, Optional.empty(), 5_000_000);
        Detail slow = new Detail(of.alert(), of.buckets(), CONTRAST, Optional.of(Samples.LATENCY), Optional.of(before));
        ExplainReport explained = new ExplainReport(
                report.rule(), WEEK, WEEK, report.instant(), report.lookup(), Optional.of(slow), Optional.empty());

        assertThat(table(explained)).contains("""
                latency   hits 198  p50 12.1 ms  p95 84 ms  p99 310 ms  max 1.2 s
                before    hits 7  p50 -  p95 -  p99 -  max 5 ms
                """);
        assertThat(new ExplainJson().explained(List.of(explained)))
                .contains("\"hits_before\":240,\"latency\":{\"hits\":198,\"p50_ms\":12.1,")
                .contains("\"latency_before\":{\"hits\":7,\"p50_ms\":null,");
        assertThat(new ExplainJson().explained(List.of(report))).doesNotContain("latency");
    }

    @Test
    void suggestionsEndWithWhatIsToBeCopied() throws IOException {
        assertThat(table(suggested(Samples.RULE, WEEK, List.of(CONTRAST)))).isEqualTo(golden("suggest"));
    }

    @Test
    void anAlertIsExplainedByAChartAndByWhatChanged() throws IOException {
        assertThat(table(explained(Samples.RULE, new AlertLookup.At(ALERT)))).isEqualTo(golden("explain"));
    }

    private static String golden(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/backtest", name + ".txt"));
    }

    @Test
    void secondsThatWereNotJudgedAreReported() {
        TimeRange judged = new TimeRange(WEEK.from(), WEEK.to().minusSeconds(60));
        AlertRule rule = new AlertRule(
                Optional.of("errors"),
                SHARE.filter(),
                Duration.ofMinutes(2),
                new Condition.Above(BigDecimal.ONE, new BigDecimal("0.5")));

        assertThat(table(suggested(rule, judged, List.of(CONTRAST))))
                .contains(" to 2026-11-21T11:59:10Z\n")
                .contains("\nrule errors, status=5xx, recovery at 0.5/s\n")
                .contains("\nWhat came later is not all stored yet.\n");
    }

    @Test
    void aRangeThatIsTooShortIsReported() {
        SuggestReport week = suggested(Samples.RULE, WEEK, List.of(CONTRAST));
        ThresholdSuggestions none = new ThresholdSuggestions(
                WEEK, 0, week.suggestions().thresholds(), week.suggestions().busiest());
        SuggestReport tooShort = new SuggestReport(
                Samples.RULE, WEEK, new AlertBudget(1, Duration.ofDays(30)), none, week.busiest(), "");
        SuggestReport never =
                new SuggestReport(Samples.RULE, WEEK, new AlertBudget(0, Duration.ofDays(7)), none, week.busiest(), "");

        assertThat(table(tooShort))
                .startsWith("At most 1 alert per 30d, so 0 from ")
                .contains("\nThe range is too short to allow an alert: let --from be earlier.\n");
        assertThat(table(never))
                .startsWith("At most 0 alerts per 7d, so 0 from ")
                .doesNotContain("too short");
    }

    @Test
    void withoutHitsThereIsNothingToSuggest() {
        SuggestReport report = suggested(Samples.RULE, WEEK, List.of());

        assertThat(table(report)).endsWith("\n\nThere was no hit: nothing to suggest.\n");
        assertThat(new SuggestJson().thresholds(List.of(report)))
                .isEqualTo("[{\"from\":\"2026-11-14T12:00:10Z\",\"to\":\"2026-11-21T12:00:10Z\",\"at_most\":2,"
                        + "\"suggestions\":[],\"busiest_windows\":[]}]\n");
    }

    @Test
    void suggestionsAsJsonAreAnObjectForEachRule() throws IOException {
        assertThat(new SuggestJson().thresholds(List.of(suggested(Samples.RULE, WEEK, List.of(CONTRAST)))))
                .isEqualTo(golden("suggest-json"));
    }

    @Test
    void asciiAndBlocksSayTheSame() {
        String blocks = new ExplainTable(Layout.DEFAULT, Palette.NONE, Glyphs.BLOCKS)
                .explained(List.of(explained(Samples.RULE, new AlertLookup.At(ALERT))));

        assertThat(blocks).contains("█").contains("─");
        assertThat(blocks.replaceAll("[▁▂▃▄▅▆▇█]", "#").replace('─', '-'))
                .hasSameSizeAs(table(explained(Samples.RULE, new AlertLookup.At(ALERT))));
    }

    @Test
    void theNearestAlertIsReportedAndSoIsThatThereIsNone() throws IOException {
        assertThat(table(explained(Samples.RULE, new AlertLookup.Nearest(ALERT))))
                .startsWith("No alert at 2026-11-21T12:00:05Z; the nearest fired at 2026-11-21T12:00:10Z\n");
        assertThat(table(explained(Samples.RULE, new AlertLookup.None()))).isEqualTo(golden("none"));
    }

    @Test
    void ofATimeThatIsNotAllStoredNothingIsClaimed() {
        Instant later = WEEK.to();
        ExplainReport report = new ExplainReport(
                Samples.RULE, WEEK, WEEK, later, new AlertLookup.None(), Optional.empty(), Optional.empty());

        assertThat(table(report)).startsWith("No alert is known yet at 2026-11-21T12:00:10Z, and none from");
    }

    @Test
    void anAlertThatIsFiringIsNotKnownToLastUntilLater() {
        ExplainReport seen = explained(SHARE, new AlertLookup.At(firing(Samples.NOON)));
        ExplainReport later = new ExplainReport(
                SHARE, WEEK, WEEK, WEEK.to().plusSeconds(9), seen.lookup(), seen.detail(), Optional.empty());

        assertThat(table(seen)).startsWith("The alert at 2026-11-21T12:00:05Z\n");
        assertThat(table(later)).startsWith("Not known yet at 2026-11-21T12:00:19Z; the latest alert, firing since\n");
        assertThat(new ExplainJson().explained(List.of(later))).contains("\"during_alert\":null,\"alert\":{");
    }

    @Test
    void aShareIsDrawnInPercent() {
        assertThat(table(explained(SHARE, new AlertLookup.At(firing(Samples.NOON)))))
                .contains("rule failing: status=5xx above 5% of at least 100 over 2m, recovery at 2%\n")
                .contains("      80%\n")
                .contains("       5% ..#")
                .contains(" 10s a column, ^ fired\n");
    }

    /** The chart has traffic on both sides of the threshold. */
    @Test
    void ofMissingTrafficWhatIsBelowTheThresholdIsColouredAsWrong() {
        AlertRule missing = new AlertRule(
                Optional.of("gone"), TrafficFilter.NONE, Duration.ofMinutes(2), new Condition.Below(TEN, TEN));

        assertThat(firstColumn(missing)).isEqualTo("31");
        assertThat(firstColumn(Samples.RULE)).isEqualTo("32");
    }

    /** The colour of the chart's first column, which is low. */
    private static String firstColumn(AlertRule rule) {
        String chart = new ExplainTable(Layout.DEFAULT, Palette.COLOR, Glyphs.BLOCKS)
                .explained(List.of(explained(rule, new AlertLookup.At(ALERT))));
        String bottom = chart.lines()
                .filter(line -> line.contains("0/s\u001b[0m "))
                .toList()
                .getLast();
        return bottom.replaceAll("(?s).*0/s\u001b\\[0m \u001b\\[(\\d+)m.*", "$1");
    }

    private static Alert firing(Instant since) {
        return new Alert(since, Optional.empty(), new WindowCount(60, 1000), new WindowCount(70, 1000), true, false);
    }

    @Test
    void explanationsAsJsonAreAnObjectForEachRule() {
        String json = new ExplainJson()
                .explained(List.of(
                        explained(SHARE, new AlertLookup.Nearest(firing(Samples.NOON))),
                        explained(Samples.RULE, new AlertLookup.None())));

        assertThat(json)
                .startsWith(
                        "[{\"rule\":\"failing\",\"instant\":\"2026-11-21T12:00:05Z\",\"during_alert\":false,"
                                + "\"alert\":{\"rule\":\"failing\",\"fired_at\":\"2026-11-21T12:00:10Z\",\"recovered_at\":null,")
                .contains("\"bucket_seconds\":10,\"buckets\":[{\"time\":\"2026-11-21T11:58:10Z\",\"hits\":20,"
                        + "\"hits_per_second\":2.0,\"total_hits\":0,\"percent\":0.0},")
                .contains(
                        "],\"window\":{\"from\":\"2026-11-21T11:58:10Z\",\"to\":\"2026-11-21T12:00:10Z\",\"hits\":1312,"
                                + "\"hits_before\":240},\"sections\":[{\"section\":\"/api\",\"hits\":1200,\"hits_before\":100,"
                                + "\"change\":1100},{\"section\":\"/pages\",\"hits\":112,\"hits_before\":140,\"change\":-28},")
                .endsWith("\"clients\":[{\"client\":\"10.0.0.7\",\"hits\":1000,\"hits_before\":0,\"change\":1000},"
                        + "{\"client\":\"2001:db8::1\",\"hits\":12,\"hits_before\":12,\"change\":0}]},"
                        + "{\"instant\":\"2026-11-21T12:00:05Z\",\"during_alert\":false,\"alert\":null}]\n");
    }

    @Test
    void forARuleWithTheUsualTheWeeksAreListedAndAMissingBaselineIsReported() {
        AlertRule odd = new AlertRule(
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
        Usual usual = new Usual(3, List.of(WindowCount.of(240)));
        List<Week> weeks = List.of(
                new Week(1, Optional.of(WINDOW), WindowCount.of(240), Optional.empty()),
                new Week(2, Optional.of(WINDOW), WindowCount.of(900), Optional.of("rule default was firing")),
                new Week(3, Optional.empty(), WindowCount.of(0), Optional.of("the clocks left out this local time")));
        ExplainReport report = new ExplainReport(
                odd,
                WEEK,
                WEEK,
                Samples.NOON.minusSeconds(5),
                new AlertLookup.None(),
                Optional.empty(),
                Optional.of(new Compared(new WindowCount(600, 600, Optional.of(usual)), weeks)));

        assertThat(table(report))
                .contains("rule odd: above 3x the usual of 3 weeks at this time of the week in Z, and at\n")
                .contains("window 5.00/s, hits 600; no baseline: 1 of 3 weeks is usable, 3 are needed")
                .contains("left out: rule default was firing");
        assertThat(new ExplainJson().explained(List.of(report)))
                .contains("\"usual_hits_per_second\":null,\"weeks\":[{\"weeks_ago\":1,\"from\":")
                .contains("\"hits\":900,\"left_out\":\"rule default was firing\"}")
                .contains("{\"weeks_ago\":3,\"hits\":0,\"left_out\":");
        AlertsReport alerts = new AlertsReport(odd, WEEK, WEEK, List.of(), 7_200);
        assertThat(new AlertsTable(ZoneOffset.UTC, Palette.NONE).alerts(List.of(alerts)))
                .contains("Rule odd: no baseline for 2h of that: fewer than 3 past weeks were usable.");
        CheckResult check = CheckResult.of(List.of(TestReports.alert(
                odd,
                Optional.of(Samples.QUIET),
                Optional.of(new WindowCount(600, 600, Optional.of(usual))),
                Optional.empty(),
                Flapping.NONE)));
        assertThat(check.exitCode()).isEqualTo(3);
        assertThat(check.line())
                .isEqualTo("HTTP TRAFFIC UNKNOWN - odd 5.00 hits/s over 2m, no baseline: 1 of 3 weeks is usable,"
                        + " 3 are needed | odd_hits_per_second=5.00;;;0");
    }
}
