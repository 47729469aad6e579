package httpmonitor.render;

/** A form in which the alerts of a range are written to standard output. */
public sealed interface AlertsOutput permits AlertsTable, AlertsJson, AlertsCsv {

    /** The whole list, with its line ends. */
    String alerts(AlertsReport report);
}
