package httpmonitor.view.report;

import java.util.List;

/** A form in which the alerts of a range are written to standard output. */
public interface AlertsOutput {

    /**
     * The whole list, with its line ends.
     *
     * @param reports the reports of all rules, at least one; the first is about the rate of all hits
     */
    String alerts(List<AlertsReport> reports);
}
