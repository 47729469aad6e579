package httpmonitor.cli.options;

import httpmonitor.cli.usage.Topic;
import httpmonitor.console.Terminal;
import httpmonitor.view.csv.AlertsCsv;
import httpmonitor.view.json.AlertsJson;
import httpmonitor.view.json.ExplainJson;
import httpmonitor.view.json.SuggestJson;
import httpmonitor.view.report.AlertsOutput;
import httpmonitor.view.report.AlertsReport;
import httpmonitor.view.report.AlertsTable;
import httpmonitor.view.report.ExplainReport;
import httpmonitor.view.report.ExplainTable;
import httpmonitor.view.report.SuggestReport;
import httpmonitor.view.report.SuggestTable;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Layout;
import httpmonitor.view.text.Palette;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Option;

/** The options for the output of {@code alerts}. */
@Topic.Of(Topic.DISPLAY)
public final class AlertsView {

    /** The format of the output; only {@link #alerts} has a CSV form. */
    @Option(
            names = "--output",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json or csv (default: ${DEFAULT-VALUE}); --suggest and --explain have no csv.")
    public OutputFormat output = OutputFormat.TABLE;

    @Option(
            names = "--color",
            defaultValue = "auto",
            paramLabel = "WHEN",
            description = "auto, always or never (default: ${DEFAULT-VALUE}).")
    private ColorChoice color = ColorChoice.AUTO;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            paramLabel = "ZONE",
            description = "Time zone of the display (default: ${DEFAULT-VALUE}).")
    private ZoneId zone = ZoneOffset.UTC;

    /** The reports in the chosen format. */
    public String alerts(List<AlertsReport> reports) {
        AlertsOutput form = switch (output) {
            case TABLE -> new AlertsTable(zone, palette());
            case JSON -> new AlertsJson();
            case CSV -> new AlertsCsv();
        };
        return form.alerts(reports);
    }

    /** There is no CSV of them. */
    public String suggested(List<SuggestReport> reports) {
        return output == OutputFormat.JSON
                ? new SuggestJson().thresholds(reports)
                : new SuggestTable(layout(), palette()).thresholds(reports);
    }

    /** There is no CSV of them. */
    public String explained(List<ExplainReport> reports) {
        return output == OutputFormat.JSON
                ? new ExplainJson().explained(reports)
                : new ExplainTable(layout(), palette(), Glyphs.of(Terminal.charset())).explained(reports);
    }

    private Layout layout() {
        return new Layout(Layout.DEFAULT.width(), zone, Layout.DEFAULT.top());
    }

    private Palette palette() {
        return color.colors(System.getenv()) ? Palette.COLOR : Palette.NONE;
    }
}
