package httpmonitor.view.screen.pages;

import static httpmonitor.view.screen.Scene.NOON;
import static httpmonitor.view.screen.Scene.RULE;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.RuleEvent;
import httpmonitor.alert.TestAlerts;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.view.screen.Scene;
import httpmonitor.view.screen.state.AnsweredTick;
import httpmonitor.view.screen.state.Chart;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.screen.state.Zoom;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Palette;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartLinesTest {

    private static final Size ROOM = new Size(70, 8);

    /** Hits rise by one in each step from the range's begin, and have a latency of as many milliseconds. */
    private static HitSteps rising(TimeRange range, Duration step) {
        int count = Math.toIntExact(HitSteps.count(range, step));
        return new HitSteps(
                range,
                step,
                IntStream.range(0, count)
                        .mapToObj(i -> i % 200 * step.toSeconds() / 10)
                        .toList(),
                IntStream.range(0, count)
                        .mapToObj(i -> OptionalLong.of(i * 1_000_000L))
                        .toList());
    }

    private static ScreenState zoomed(Chart chart) {
        ScreenState opened = Scene.opened();
        ScreenState state = Scene.press(
                opened, "z".repeat(List.of(Zoom.values()).indexOf(chart.zoom())) + (chart.latency() ? "l" : ""));
        assertThat(state.viewpoint().chart()).isEqualTo(chart);
        return state.on(new AnsweredTick(
                state.viewpoint(), Scene.quiet(NOON), Optional.of(rising(chart.range(NOON), chart.step()))));
    }

    private static List<String> lines(ScreenState state, Size room, ZoneId zone, RuleEvent... events) {
        Look look = new Look("access-log-*", TrafficFilter.NONE, zone, Glyphs.BLOCKS, Scene.ELSEWHERE);
        return new ChartLines(look, state.visible().chart(), state.viewpoint().chart(), RULE, NOON)
                .lines(List.of(events), room).stream()
                        .map(line -> line.text(Palette.NONE))
                        .toList();
    }

    @Test
    void everyZoomShowsAtLeastItsSpan() {
        for (Zoom zoom : Zoom.values()) {
            for (int cells = 50; cells < 400; cells++) {
                long shown = (long) zoom.column(cells) * cells;
                Duration span = Duration.ofSeconds(shown);
                assertThat(span)
                        .as("%s on %s cells", zoom, cells)
                        .isLessThanOrEqualTo(new Chart(zoom, false).range(NOON).length());
                assertThat(new Chart(zoom, true).range(NOON).seconds()).isLessThanOrEqualTo(shown);
            }
        }
    }

    @Test
    void timesStandBelowTheirColumns() throws Exception {
        for (Zoom zoom : Zoom.values()) {
            List<String> lines = lines(zoomed(new Chart(zoom, false)), ROOM, ZoneOffset.UTC);

            assertThat(lines).hasSize(8).allMatch(line -> line.length() <= 70);
            String times = lines.getLast();
            assertThat(times).startsWith(" ".repeat(9 - zoom.label().length()) + zoom.label() + " ");
            int column = zoom.column(60);
            long end = Math.ceilDiv(NOON.getEpochSecond(), column) * column;
            java.util.regex.Matcher time =
                    java.util.regex.Pattern.compile("(\\d\\d):(\\d\\d)").matcher(times);
            int found = 0;
            while (time.find()) {
                Instant begin = Instant.ofEpochSecond(end - (long) column * (70 - time.start()));
                Instant said = begin.atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .atTime(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2)))
                        .toInstant(ZoneOffset.UTC);
                assertThat(said).as("%s", times).isBetween(begin, begin.plusSeconds(column));
                found++;
            }
            assertThat(found + times.split("\\d\\d-\\d\\d", -1).length)
                    .as(times)
                    .isGreaterThan(2);
        }
        GoldenFrames.check(
                "chart-day", String.join("\n", lines(zoomed(new Chart(Zoom.DAY, false)), ROOM, ZoneOffset.UTC)));
        GoldenFrames.check(
                "chart-week-kolkata",
                String.join("\n", lines(zoomed(new Chart(Zoom.WEEK, false)), ROOM, ZoneId.of("Asia/Kolkata"))));
        GoldenFrames.check(
                "chart-p95", String.join("\n", lines(zoomed(new Chart(Zoom.HOUR, true)), ROOM, ZoneOffset.UTC)));
    }

    @Test
    void aWeekOnANarrowScreenHasItsDays() {
        for (int columns = 55; columns < 90; columns++) {
            List<String> lines = lines(zoomed(new Chart(Zoom.WEEK, false)), new Size(columns, 8), ZoneOffset.UTC);
            assertThat(lines.getLast().split("\\d\\d-\\d\\d", -1))
                    .as(lines.getLast())
                    .hasSizeGreaterThan(3);
        }
    }

    @Test
    void firedAndRecoveredAreMarkedInTheirColumns() {
        ScreenState state = zoomed(new Chart(Zoom.HOUR, false));
        RuleEvent fired = new RuleEvent(RULE, TestAlerts.fired(NOON.minusSeconds(1_800), 1312));
        RuleEvent recovered =
                new RuleEvent(RULE, TestAlerts.recovered(NOON.minusSeconds(60), 10, NOON.minusSeconds(1_800), 20));
        RuleEvent old = new RuleEvent(RULE, TestAlerts.fired(NOON.minusSeconds(36_000), 1312));

        String marks = lines(state, ROOM, ZoneOffset.UTC, old, fired, recovered).get(6);

        assertThat(marks.indexOf('▲')).isEqualTo(70 - 30);
        assertThat(marks.indexOf('▼')).isEqualTo(70 - 1);
        assertThat(marks.chars().filter(c -> c == '▲')).hasSize(1);
        RuleEvent recoveredAtOnce =
                new RuleEvent(RULE, TestAlerts.recovered(NOON.minusSeconds(1_790), 10, NOON.minusSeconds(1_800), 20));
        String both = lines(state, ROOM, ZoneOffset.UTC, fired, recoveredAtOnce).get(6);
        assertThat(both).contains("▲").doesNotContain("▼");
        assertThat(lines(state, new Size(70, 4), ZoneOffset.UTC, fired).getLast())
                .contains("▲", "11:10");
    }
}
