package httpmonitor.view.screen.pages;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertTransition;
import httpmonitor.alert.RuleEvent;
import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.TimeRange;
import httpmonitor.view.screen.state.Chart;
import httpmonitor.view.screen.state.ChartData;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Sparkline;
import httpmonitor.view.text.Style;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The chart with its axis: hits per second, or how long hits took, over time.
 *
 * @param data the figures that have been read
 * @param chart which of them to show
 * @param rule the rule whose threshold and events are shown with the rate
 * @param to the end of the chart
 */
record ChartLines(Look look, ChartData data, Chart chart, AlertRule rule, Instant to) {

    /** The least height at which the marks have a row of their own. */
    private static final int TALL = 6;

    private static final double NANOS_OF_A_MILLISECOND = 1e6;

    /** The columns, each one cell wide. */
    private record Columns(Instant from, Duration step, List<OptionalDouble> figures) {

        Instant begin(int column) {
            return from.plus(step.multipliedBy(column));
        }
    }

    /**
     * The chart with its axis, in exactly the rows of {@code room}.
     *
     * @param events the alert's events; the chart marks those within its time
     */
    List<Line> lines(List<RuleEvent> events, Size room) {
        int cells = Math.max(1, room.columns() - Sparkline.SCALE_WIDTH);
        Columns columns = chart.latency() ? latencies(cells) : rates(cells);
        boolean tall = room.rows() >= TALL;
        int height = Math.max(1, room.rows() - (tall ? 2 : 1));
        List<Line> lines = new ArrayList<>(sparkline(columns).lines(height));
        if (chart.latency() && columns.figures().stream().allMatch(OptionalDouble::isEmpty)) {
            String why = data.latencies().isPresent() ? "no hit of this time has a duration" : "reading ...";
            lines.set(0, Line.of(" ".repeat(Sparkline.SCALE_WIDTH) + why));
        }
        TimeAxis axis =
                new TimeAxis(columns.from(), columns.step(), columns.figures().size(), look.zone());
        String zoom = (chart.latency() ? "p95 " : "") + chart.zoom().label();
        Line marks = marks(columns, events);
        if (tall) {
            lines.add(scale(DurationText.of(chart.latency() ? chart.step() : columns.step()) + "/col")
                    .append(marks));
            lines.add(scale(zoom).append(Span.of(axis.labels())));
        } else {
            lines.add(scale(zoom).append(marked(axis.labels(), marks)));
        }
        return lines;
    }

    private static Line scale(String text) {
        return Sparkline.scale(new Span(Style.FAINT, text));
    }

    private Columns rates(int cells) {
        int seconds = chart.zoom().column(cells);
        List<OptionalDouble> rates = data.rates().zoom() == chart.zoom()
                ? data.rates().columns(to, cells, seconds)
                : Collections.nCopies(cells, OptionalDouble.empty());
        long end = Math.ceilDiv(to.getEpochSecond(), seconds) * seconds;
        return new Columns(Instant.ofEpochSecond(end - (long) cells * seconds), Duration.ofSeconds(seconds), rates);
    }

    /** Stretches the percentiles over the width: several of them cannot be combined into one. */
    private Columns latencies(int cells) {
        Optional<HitSteps> known = data.latencies().filter(steps -> steps.step().equals(chart.step()));
        if (known.isEmpty()) {
            return new Columns(to, chart.step(), Collections.nCopies(cells, OptionalDouble.empty()));
        }
        List<OptionalLong> p95 = known.get().p95();
        int shown = Math.min(p95.size(), cells);
        int wide = Math.max(1, cells / Math.max(1, shown));
        List<OptionalDouble> figures = new ArrayList<>();
        for (OptionalLong nanos : p95.subList(p95.size() - shown, p95.size())) {
            figures.addAll(Collections.nCopies(
                    wide,
                    nanos.isPresent()
                            ? OptionalDouble.of(nanos.getAsLong() / NANOS_OF_A_MILLISECOND)
                            : OptionalDouble.empty()));
        }
        Duration step = known.get().step();
        return new Columns(known.get().range().to().minus(step.multipliedBy(shown)), step.dividedBy(wide), figures);
    }

    private Sparkline sparkline(Columns columns) {
        Optional<BigDecimal> threshold = chart.latency() ? Optional.empty() : Optional.of(rule.threshold());
        return new Sparkline(
                columns.figures(),
                blind(columns),
                threshold,
                look.glyphs(),
                chart.latency() ? " ms" : "/s",
                chart.latency());
    }

    private Set<Integer> blind(Columns columns) {
        Set<Integer> blind = new HashSet<>();
        for (TimeRange span : data.blind()) {
            for (int column = 0; column < columns.figures().size(); column++) {
                boolean within = columns.begin(column).isBefore(span.to())
                        && columns.begin(column + 1).isAfter(span.from());
                if (within) {
                    blind.add(column);
                }
            }
        }
        return blind;
    }

    /** Where the alert fired and recovered; of a column with both, where it fired. */
    private Line marks(Columns columns, List<RuleEvent> events) {
        List<Span> marks = new ArrayList<>(Collections.nCopies(columns.figures().size(), Span.of(" ")));
        for (RuleEvent event : events) {
            if (event.rule().equals(rule) && event.news() instanceof AlertTransition transition) {
                long column =
                        Duration.between(columns.from(), transition.time()).dividedBy(columns.step());
                boolean first = transition instanceof AlertTransition.Fired
                        || column >= marks.size()
                        || marks.get((int) Math.max(0, column)).text().isBlank();
                if (first && !transition.time().isBefore(columns.from()) && column < marks.size()) {
                    marks.set((int) column, mark(transition));
                }
            }
        }
        return new Line(marks);
    }

    private Span mark(AlertTransition transition) {
        return switch (transition) {
            case AlertTransition.Fired fired ->
                new Span(Style.ERROR, look.glyphs().fired());
            case AlertTransition.Recovered recovered ->
                new Span(Style.GOOD, look.glyphs().recovered());
        };
    }

    private static Line marked(String labels, Line marks) {
        List<Span> cells = new ArrayList<>(marks.spans());
        for (int i = 0; i < Math.min(labels.length(), cells.size()); i++) {
            if (cells.get(i).text().isBlank()) {
                cells.set(i, Span.of(labels.substring(i, i + 1)));
            }
        }
        return new Line(cells);
    }
}
