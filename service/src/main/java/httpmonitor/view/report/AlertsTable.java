package httpmonitor.view.report;

import httpmonitor.alert.Alert;
import httpmonitor.alert.AlertMessage;
import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.TimeRange;
import httpmonitor.view.text.AlertWords;
import httpmonitor.view.text.Frame;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Palette;
import httpmonitor.view.text.RuleWords;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import httpmonitor.view.text.Table;
import httpmonitor.view.text.Table.Column;
import httpmonitor.view.text.TimeText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Alerts as a table: the rule and the range, then a row for each alert. */
public final class AlertsTable implements AlertsOutput {

    private static final String FIRED_BEFORE = " *";
    private static final String LOST_BASELINE = " !";

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
        List<Line> marks = new ArrayList<>();
        if (report.alerts().stream().anyMatch(Alert::beforeRange)) {
            marks.add(Line.of(FIRED_BEFORE.strip() + " fired before the range"));
        }
        if (report.alerts().stream().anyMatch(Alert::lostBaseline)) {
            marks.add(Line.of(LOST_BASELINE.strip() + " ended without a baseline: no recovery was seen"));
        }
        if (!marks.isEmpty()) {
            lines.add(Line.EMPTY);
            lines.addAll(marks);
        }
        return lines;
    }

    private List<Line> heading(AlertsReport report) {
        String number = switch (report.alerts().size()) {
            case 0 -> "No alerts";
            case 1 -> "1 alert";
            default -> report.alerts().size() + " alerts";
        };
        String found =
                number + report.rule().name().map(name -> " of rule " + name).orElse("");
        List<Line> lines = new ArrayList<>(List.of(
                Line.of(found
                        + (report.judged().isEmpty() && report.isCut()
                                ? before(report.judged())
                                : within(report.judged()))),
                Line.of(RuleWords.of(report.rule()))));
        if (report.isCut()) {
            lines.add(Line.of(AlertsReport.LATER));
        }
        report.noBaseline().map(said -> Line.of(new Span(Style.WARNING, said))).ifPresent(lines::add);
        return lines;
    }

    private String within(TimeRange range) {
        return " from " + time.of(range.from()) + " to " + time.of(range.to());
    }

    /** The sentence where all of the range comes after the horizon. */
    private String before(TimeRange range) {
        return " at " + time.of(range.to().minusSeconds(1)) + ", before all that was asked about";
    }

    private Table table(AlertsReport report) {
        List<Column<Alert>> columns = List.of(
                Column.text("fired at", alert -> time.of(alert.firedAt()) + (alert.beforeRange() ? FIRED_BEFORE : "")),
                new Column<>("recovered at", false, 0, this::recovered),
                Column.number("lasted", alert -> lasted(report, alert)),
                Column.number("hits", alert -> AlertMessage.hits(report.rule(), alert.window())),
                Column.number("rate", alert -> AlertMessage.level(report.rule(), alert.window())),
                Column.number("peak", alert -> AlertMessage.level(report.rule(), alert.peak())));
        return Table.of(columns, report.alerts());
    }

    private Span recovered(Alert alert) {
        return alert.recoveredAt()
                .map(end -> Span.of(time.of(end) + (alert.lostBaseline() ? LOST_BASELINE : "")))
                .orElseGet(AlertWords.FIRING::span);
    }

    /** The duration of an alert; while it is firing, up to the last judged second. */
    private static String lasted(AlertsReport report, Alert alert) {
        boolean open = report.isCut() && alert.recoveredAt().isEmpty();
        return (open ? "at least " : "")
                + DurationText.of(alert.duration(report.judged().to()));
    }
}
