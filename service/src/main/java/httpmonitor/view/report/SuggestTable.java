package httpmonitor.view.report;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.suggest.ThresholdSuggestions.Suggestion;
import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.WindowContrast;
import httpmonitor.traffic.WindowContrast.Part;
import httpmonitor.view.text.Figures;
import httpmonitor.view.text.Frame;
import httpmonitor.view.text.Layout;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Palette;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import httpmonitor.view.text.Table;
import httpmonitor.view.text.Table.Column;
import httpmonitor.view.text.TimeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Suggested thresholds as text: a table, the busiest windows with sections and clients, and the option to copy. */
public final class SuggestTable {

    private static final int TITLE_WIDTH = 10;

    private final Layout layout;
    private final TimeText time;
    private final Palette palette;

    /** With this layout, and colours on or off. */
    public SuggestTable(Layout layout, Palette palette) {
        this.layout = layout;
        this.time = new TimeText(layout.zone());
        this.palette = palette;
    }

    /** The whole text, a block for each rule, with its line ends. */
    public String thresholds(List<SuggestReport> reports) {
        return reports.stream().map(this::block).collect(Collectors.joining("\n"));
    }

    private String block(SuggestReport report) {
        List<Line> lines = new ArrayList<>(heading(report));
        lines.add(Line.EMPTY);
        if (report.busiest().isEmpty()) {
            lines.add(Line.of("There was no hit: nothing to suggest."));
            return new Frame(lines).folded(layout.width()).text(palette);
        }
        lines.addAll(table(report).lines(layout.width()));
        lines.add(Line.EMPTY);
        lines.add(Line.of("busiest windows of " + DurationText.of(report.rule().window())));
        report.busiest().forEach(window -> lines.addAll(window(window)));
        lines.add(Line.EMPTY);
        // The option to copy is not broken into lines.
        return new Frame(lines).folded(layout.width()).text(palette)
                + Line.of(new Span(Style.STRONG, report.options())).text(palette) + "\n";
    }

    private List<Line> heading(SuggestReport report) {
        TimeRange judged = report.suggestions().judged();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("At most %s per %s, so %d from %s to %s"
                .formatted(
                        report.budget().alerts() == 1
                                ? "1 alert"
                                : report.budget().alerts() + " alerts",
                        DurationText.of(report.budget().period()),
                        report.suggestions().atMost(),
                        time.of(judged.from()),
                        time.of(judged.to()))));
        lines.add(Line.of(rule(report.rule())));
        if (report.suggestions().atMost() == 0 && report.budget().alerts() > 0) {
            lines.add(Line.of("The range is too short to allow an alert: let --from be earlier."));
        }
        if (judged.to().isBefore(report.range().to())) {
            lines.add(Line.of(AlertsReport.LATER));
        }
        return lines;
    }

    private static String rule(AlertRule rule) {
        String filter = rule.filter().toString();
        String recovery = rule.recoveryThreshold().compareTo(rule.threshold()) == 0
                ? "the threshold"
                : threshold(rule, rule.recoveryThreshold());
        return rule.name().map(name -> "rule " + name + ", ").orElse("") + (filter.isEmpty() ? "all hits" : filter)
                + ", recovery at " + recovery;
    }

    private static String threshold(AlertRule rule, BigDecimal threshold) {
        return rule.isShare() ? threshold.toPlainString() + "%" : Figures.threshold(threshold);
    }

    private static Table table(SuggestReport report) {
        List<Column<Suggestion>> columns = List.of(
                Column.text("window", suggestion -> DurationText.of(suggestion.window())),
                Column.number(
                        "threshold",
                        suggestion -> report.rule().isShare()
                                ? threshold(report.rule(), suggestion.threshold())
                                : Figures.rate(suggestion.threshold())),
                Column.number("alerts", suggestion -> Long.toString(suggestion.alerts())));
        return Table.of(columns, report.suggestions().thresholds());
    }

    private List<Line> window(WindowContrast window) {
        return List.of(
                Line.of(
                        Span.of("up to "),
                        new Span(Style.STRONG, time.of(window.window().to())),
                        Span.of("  " + window.hits() + " hits  "
                                + Figures.rate(window.hits(), window.window().seconds()))),
                parts("  sections", window.sections()).fit(layout.width()),
                parts("  clients", window.clients()).fit(layout.width()));
    }

    private static Line parts(String title, List<Part> parts) {
        Line line = Line.of(new Span(Style.FAINT, title)).padTo(TITLE_WIDTH);
        for (Part part : parts) {
            line = line.append(Span.of("  " + part.value() + " " + part.hits()));
        }
        return line;
    }
}
