package httpmonitor.render;

import httpmonitor.alert.Alert;
import httpmonitor.alert.AlertMessage;
import httpmonitor.render.Table.Column;
import httpmonitor.traffic.DurationText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Alerts for people: what was looked for, then a row for each. */
public final class AlertsTable implements AlertsOutput {

    private static final String FIRED_BEFORE = " *";

    private final TimeText time;
    private final Palette palette;

    /** With times in this zone, and colours on or off. */
    public AlertsTable(ZoneId zone, Palette palette) {
        this.time = new TimeText(zone);
        this.palette = palette;
    }

    @Override
    public String alerts(List<AlertsReport> reports) {
        return reports.stream()
                .map(report -> new Frame(block(report)).text(palette))
                .collect(Collectors.joining("\n"));
    }

    private List<Line> block(AlertsReport report) {
        List<Line> lines = new ArrayList<>(heading(report));
        if (!report.alerts().isEmpty()) {
            lines.add(Line.EMPTY);
            lines.addAll(list(report));
        }
        return lines;
    }

    /** The alerts alone, a header and a row for each. */
    List<Line> list(AlertsReport report) {
        List<Line> lines = new ArrayList<>(table(report).lines(Integer.MAX_VALUE));
        if (report.alerts().stream().anyMatch(Alert::beforeRange)) {
            lines.add(Line.EMPTY);
            lines.add(Line.of(FIRED_BEFORE.strip() + " fired before the range"));
        }
        return lines;
    }

    private List<Line> heading(AlertsReport report) {
        String number = switch (report.alerts().size()) {
            case 0 -> "No alerts";
            case 1 -> "1 alert";
            default -> report.alerts().size() + " alerts";
        };
        return List.of(
                Line.of("%s%s from %s to %s"
                        .formatted(
                                number,
                                report.rule()
                                        .name()
                                        .map(name -> " of rule " + name)
                                        .orElse(""),
                                time.of(report.range().from()),
                                time.of(report.range().to()))),
                Line.of(RuleWords.of(report.rule())));
    }

    private Table table(AlertsReport report) {
        Table table = new Table(
                Column.text("fired at"),
                Column.text("recovered at"),
                Column.number("lasted"),
                Column.number("hits"),
                Column.number("rate"),
                Column.number("peak"));
        for (Alert alert : report.alerts()) {
            table.add(
                    Span.of(time.of(alert.firedAt()) + (alert.beforeRange() ? FIRED_BEFORE : "")),
                    alert.recoveredAt().map(time::of).map(Span::of).orElseGet(AlertWords.FIRING::span),
                    Span.of(DurationText.of(alert.duration(report.range().to()))),
                    Span.of(AlertMessage.hits(report.rule(), alert.window())),
                    Span.of(AlertMessage.level(report.rule(), alert.window())),
                    Span.of(AlertMessage.level(report.rule(), alert.peak())));
        }
        return table;
    }
}
