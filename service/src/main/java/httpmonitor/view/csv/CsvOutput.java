package httpmonitor.view.csv;

import httpmonitor.alert.AlertCorrection;
import httpmonitor.alert.AlertEvent;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.AlertTransition.Recovered;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.view.json.JsonOutput;
import httpmonitor.view.text.AlertWords;
import httpmonitor.view.text.TickOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Ticks as CSV in long form: one header, then rows of the same columns, several for each tick.
 *
 * <p>{@code time} is the tick's instant, {@code kind} says what the row is about:
 *
 * <ul>
 *   <li>{@code interval}: the whole interval. {@code name} is {@code estimated} where the counts of sections and
 *       clients are estimates, {@code total_hits} counts all stored hits.
 *   <li>{@code status}: {@code name} is the class, for example {@code 4xx}.
 *   <li>{@code latency}: percentiles and maximum of the interval's durations, in milliseconds, where there are any.
 *   <li>{@code no_section}: hits without a section.
 *   <li>{@code section}, {@code client}: {@code name} is the section or address.
 *   <li>{@code url}, {@code failing_url}, {@code network}, {@code status_code}, {@code method}, {@code agent:KIND},
 *       {@code referrer}, {@code host}, {@code server}: values of the further lists that were asked for.
 *   <li>{@code top_section}: {@code total_hits} counts the section's stored hits.
 *   <li>{@code alert}: {@code name} is {@code quiet}, {@code firing} or {@code blind}, for a rule with the usual also
 *       {@code no_baseline}; {@code hits} and {@code hits_per_second} are the window's, {@code at} is when it fired.
 *   <li>{@code blind}: only while blind; {@code name} is the held state, {@code at} the time up to which the poller
 *       saw.
 *   <li>{@code fired}, {@code recovered}: events since the tick before, {@code at} that second. {@code name} is
 *       {@code lost_baseline} where an alert ended because there was no baseline any more: this is no recovery.
 *   <li>{@code corrected}: {@code name} is {@code fired}, {@code recovered} or {@code lost_baseline}, {@code was} the
 *       second reported before, {@code at} the right one, empty where there is none.
 * </ul>
 *
 * <p>For a further rule, the rows {@code rule} (as {@code alert}), {@code blind}, {@code fired}, {@code recovered} and
 * {@code corrected} have its name after a colon, as in {@code fired:errors}. For a share, {@code total_hits} is the
 * total of the window.
 *
 * <p>Instants are ISO-8601 in UTC, rates have two decimals. A cell that has no meaning in its row is empty, and so is
 * an unknown number. Where the store did not answer, the interval's row has no numbers and the lists have no rows. The
 * state of ingestion is in {@link JsonOutput} only.
 *
 * @param top how many of the sections with most stored hits are written; the question limits the other lists
 */
public record CsvOutput(int top) implements TickOutput {

    private static final String LOST_BASELINE = "lost_baseline";

    /** The header line. */
    @Override
    public String opening() {
        return CsvRow.header();
    }

    @Override
    public String tick(TickReport report) {
        List<CsvRow> rows = new ArrayList<>();
        report.interval()
                .ifPresentOrElse(
                        interval -> rows.addAll(CsvTraffic.rows(
                                interval, report.traffic().orElseThrow().totals(), top)),
                        () -> rows.add(new CsvRow(report.range().to(), "interval")));
        report.alerts().forEach(alert -> rows.addAll(alert(report.range().to(), alert)));
        report.news().forEach(news -> rows.add(news(report.range().to(), news.rule(), news.news())));
        return rows.stream().map(CsvRow::line).collect(Collectors.joining());
    }

    private static List<CsvRow> alert(Instant time, AlertReport report) {
        List<CsvRow> rows = new ArrayList<>();
        AlertRule rule = report.rule();
        CsvRow alert = new CsvRow(time, rule.name().isEmpty() ? "alert" : kind("rule", rule))
                .name(AlertWords.shown(report).label());
        report.window().ifPresent(window -> window(alert, rule, window));
        if (report.state().orElse(null) instanceof AlertState.Firing firing) {
            alert.at(CsvColumn.AT, firing.since());
        }
        rows.add(alert);
        report.blind()
                .ifPresent(blind -> rows.add(new CsvRow(time, kind("blind", rule))
                        .name(AlertWords.held(report).label())
                        .at(CsvColumn.AT, blind.since())));
        return rows;
    }

    private static CsvRow news(Instant time, AlertRule rule, AlertEvent news) {
        return switch (news) {
            case Fired fired ->
                window(new CsvRow(time, kind("fired", rule)), rule, fired.window())
                        .at(CsvColumn.AT, fired.time());
            case Recovered recovered ->
                window(new CsvRow(time, kind("recovered", rule)), rule, recovered.window())
                        .name(recovered.lostBaseline() ? LOST_BASELINE : "")
                        .at(CsvColumn.AT, recovered.time());
            case AlertCorrection correction -> {
                CsvRow row = new CsvRow(time, kind("corrected", rule))
                        .name(correction.lostBaseline() ? LOST_BASELINE : AlertWords.of(correction.of()))
                        .at(CsvColumn.WAS, correction.was());
                correction.time().ifPresent(right -> row.at(CsvColumn.AT, right));
                yield row;
            }
        };
    }

    private static String kind(String kind, AlertRule rule) {
        return rule.name().map(name -> kind + ":" + name).orElse(kind);
    }

    private static CsvRow window(CsvRow row, AlertRule rule, WindowCount window) {
        row.hits(window.hits(), rule.rate(window.hits()));
        return rule.isShare() ? row.count(CsvColumn.TOTAL_HITS, window.total()) : row;
    }
}
