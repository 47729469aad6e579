package httpmonitor.cli;

import httpmonitor.render.AlertsCsv;
import httpmonitor.render.AlertsJson;
import httpmonitor.render.AlertsOutput;
import httpmonitor.render.AlertsReport;
import httpmonitor.render.AlertsTable;
import httpmonitor.render.ExplainJson;
import httpmonitor.render.ExplainReport;
import httpmonitor.render.ExplainTable;
import httpmonitor.render.Glyphs;
import httpmonitor.render.Layout;
import httpmonitor.render.Palette;
import httpmonitor.render.SuggestJson;
import httpmonitor.render.SuggestReport;
import httpmonitor.render.SuggestTable;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Option;

/** How a look back is written. */
final class AlertsView {

    @Option(
            names = "--output",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json or csv (default: ${DEFAULT-VALUE}); --suggest and --explain have no csv.")
    OutputFormat output = OutputFormat.TABLE;

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

    String alerts(List<AlertsReport> reports) {
        AlertsOutput form = switch (output) {
            case TABLE -> new AlertsTable(zone, palette());
            case JSON -> new AlertsJson();
            case CSV -> new AlertsCsv();
        };
        return form.alerts(reports);
    }

    /** There is no CSV of them. */
    String suggested(List<SuggestReport> reports) {
        return output == OutputFormat.JSON
                ? new SuggestJson().thresholds(reports)
                : new SuggestTable(layout(), palette()).thresholds(reports);
    }

    /** There is no CSV of them. */
    String explained(List<ExplainReport> reports) {
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
