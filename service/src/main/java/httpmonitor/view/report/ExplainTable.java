package httpmonitor.view.report;

import httpmonitor.alert.AlertMessage;
import httpmonitor.alert.AlertReplay.Compared;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.PastWeeks.Week;
import httpmonitor.alert.Usual;
import httpmonitor.alert.WindowCount;
import httpmonitor.alert.explain.AlertLookup;
import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.WindowContrast;
import httpmonitor.traffic.WindowContrast.Part;
import httpmonitor.view.report.ExplainReport.Detail;
import httpmonitor.view.text.Frame;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Layout;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Palette;
import httpmonitor.view.text.RuleWords;
import httpmonitor.view.text.SideBySide;
import httpmonitor.view.text.Table;
import httpmonitor.view.text.Table.Column;
import httpmonitor.view.text.TickFrame;
import httpmonitor.view.text.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Explained alerts as text: the alert, a chart of the time around it, and its sections and clients. */
public final class ExplainTable {

    private final Layout layout;
    private final TimeText time;
    private final Palette palette;
    private final Glyphs glyphs;

    /**
     * With this layout, and colours on or off.
     *
     * @param glyphs the characters of charts
     */
    public ExplainTable(Layout layout, Palette palette, Glyphs glyphs) {
        this.layout = layout;
        this.time = new TimeText(layout.zone());
        this.palette = palette;
        this.glyphs = glyphs;
    }

    /** The whole text, a block for each rule, with its line ends. */
    public String explained(List<ExplainReport> reports) {
        return reports.stream()
                .map(report -> new Frame(block(report)).folded(layout.width()).text(palette))
                .collect(Collectors.joining("\n"));
    }

    private List<Line> block(ExplainReport report) {
        List<Line> lines = new ArrayList<>(List.of(
                Line.of(found(report)),
                Line.of(report.rule().name().map(name -> "rule " + name + ": ").orElse("")
                        + RuleWords.of(report.rule()))));
        report.usual().ifPresent(compared -> lines.addAll(weeks(report.rule(), compared)));
        report.detail().ifPresent(detail -> {
            lines.add(Line.EMPTY);
            lines.addAll(new AlertsTable(layout.zone(), palette).list(report.listed(detail.alert())));
            lines.add(Line.EMPTY);
            lines.addAll(new AlertChart(report.rule(), detail.alert(), detail.buckets(), glyphs).lines(time));
            lines.add(Line.EMPTY);
            lines.addAll(contrast(detail));
        });
        return lines;
    }

    private List<Line> weeks(AlertRule rule, Compared compared) {
        WindowCount window = compared.window();
        Usual usual = window.usual().orElseThrow();
        String known = usual.isKnown()
                ? "usual " + AlertMessage.usual(rule, window).orElseThrow() + ", the median of "
                        + usual.usable().size() + " of " + usual.weeks() + " weeks"
                : "no baseline: " + usual.shortage();
        List<Line> lines = new ArrayList<>(List.of(
                Line.EMPTY,
                Line.of("window " + AlertMessage.level(rule, window) + ", hits " + AlertMessage.hits(rule, window)
                        + "; " + known)));
        List<Column<Week>> columns = List.of(
                Column.text("weeks ago", week -> Integer.toString(week.ago())),
                Column.text(
                        "window until",
                        week -> week.window().map(range -> time.of(range.to())).orElse("")),
                Column.number("hits", week -> AlertMessage.hits(rule, week.count())),
                Column.number("level", week -> AlertMessage.level(rule, week.count())),
                Column.text(
                        "",
                        week -> week.leftOut().map(why -> "left out: " + why).orElse("")));
        lines.addAll(Table.of(columns, compared.weeks()).lines(Integer.MAX_VALUE));
        return lines;
    }

    private String found(ExplainReport report) {
        String instant = time.of(report.instant());
        return switch (report.lookup()) {
            case AlertLookup.At at ->
                report.isDuring().isPresent()
                        ? "The alert at " + instant
                        : "Not known yet at " + instant + "; the latest alert, firing since "
                                + time.of(at.found().firedAt());
            case AlertLookup.Nearest nearest ->
                none(report) + " at " + instant + "; the nearest fired at "
                        + time.of(nearest.found().firedAt());
            case AlertLookup.None none ->
                none(report) + " at " + instant + ", and none from "
                        + time.of(report.judged().from()) + " to "
                        + time.of(report.judged().to());
        };
    }

    /** Unknown where the time is not all stored yet. */
    private static String none(ExplainReport report) {
        return report.isDuring().isPresent() ? "No alert" : "No alert is known yet";
    }

    private List<Line> contrast(Detail detail) {
        WindowContrast contrast = detail.contrast();
        String window = DurationText.of(contrast.window().length());
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("%d hits in the %s before it fired, %d in the %s before that (%s)"
                .formatted(
                        contrast.hits(),
                        window,
                        contrast.hitsBefore(),
                        window,
                        change(contrast.hits() - contrast.hitsBefore()))));
        detail.latency().map(TickFrame::latency).ifPresent(lines::add);
        detail.latencyBefore()
                .map(before -> TickFrame.latency("before", before))
                .ifPresent(lines::add);
        lines.add(Line.EMPTY);
        lines.addAll(SideBySide.of(
                table("section", contrast.sections()), table("client", contrast.clients()), layout.width()));
        return lines;
    }

    private static Table table(String name, List<Part> parts) {
        List<Column<Part>> columns = List.of(
                Column.text(name, Part::value),
                Column.number("hits", part -> Long.toString(part.hits())),
                Column.number("before", part -> Long.toString(part.hitsBefore())),
                Column.number("change", part -> change(part.change())));
        return Table.of(columns, parts);
    }

    private static String change(long hits) {
        return hits > 0 ? "+" + hits : Long.toString(hits);
    }
}
