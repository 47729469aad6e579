package httpmonitor.view.text;

import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.TickReport.Ingest;
import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.Latency.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * Lays out one tick: the state of the alert, the interval's numbers, its busiest sections and clients, the state of
 * ingestion, and the messages about the alert.
 *
 * <p>No line is wider than the layout, except the messages of the alert: they stay whole, so that they can be searched
 * for, and the terminal wraps them.
 */
public final class TickFrame {

    /** The number of messages that a block repeats; each is also in the block of its own tick. */
    private static final int MESSAGES = 100;

    private final Layout layout;
    private final AlertLines alertLines;
    private final TrafficTables tables;

    /** With this layout. */
    public TickFrame(Layout layout) {
        this.layout = layout;
        this.alertLines = new AlertLines(layout.zone());
        this.tables = new TrafficTables(layout.width(), layout.top());
    }

    /** The frame of one tick. */
    public Frame of(TickReport report) {
        List<Line> summary = new ArrayList<>(alertLines.state(report));
        summary.add(interval(report, DurationText.of(report.range().length()), false));
        summary.add(status(report));
        latency(report).ifPresent(summary::add);
        summary.add(ingest(report.ingest()));
        summary.addAll(sentences(report, new TimeText(layout.zone())));
        List<Line> lines =
                new ArrayList<>(new Frame(summary).folded(layout.width()).lines());
        lines.addAll(tables.of(report));
        lines.addAll(alertLines.newest(report, MESSAGES));
        return new Frame(lines);
    }

    /** The number of all stored hits, or a dash where it is unknown. */
    public static String total(TickReport report) {
        return Figures.count(
                number(report.traffic(), traffic -> traffic.totals().hits()));
    }

    /**
     * The numbers of the interval as a whole, without the total where that is not of the same time.
     *
     * @param name of the interval
     * @param past whether the interval is in the past; the total never is
     */
    public static Line interval(TickReport report, String name, boolean past) {
        OptionalLong hits = number(report.interval(), IntervalTraffic::hits);
        String rate =
                hits.isPresent() ? Figures.rate(hits.getAsLong(), report.range().seconds()) : Figures.UNKNOWN;
        OptionalLong bytes = number(report.interval(), IntervalTraffic::bytes);
        OptionalLong clients = number(report.interval(), IntervalTraffic::clients);
        Facts facts = new Facts("interval")
                .add(name)
                .add("hits", Figures.count(hits))
                .add("rate", rate)
                .add("bytes", Figures.bytes(bytes))
                .add("clients", Figures.count(clients));
        return (past ? facts : facts.add("total", total(report))).line();
    }

    private static <T> OptionalLong number(Optional<T> known, ToLongFunction<T> number) {
        return known.isPresent() ? OptionalLong.of(number.applyAsLong(known.get())) : OptionalLong.empty();
    }

    /** Hits of the interval by status class. */
    public static Line status(TickReport report) {
        return TrafficTables.status(report.interval());
    }

    /** The latency of the interval; empty where no hit has a duration. */
    public static Optional<Line> latency(TickReport report) {
        return report.interval().flatMap(IntervalTraffic::latency).map(TickFrame::latency);
    }

    /** A latency. */
    public static Line latency(Latency latency) {
        return latency("latency", latency);
    }

    /** The same with another title. */
    public static Line latency(String title, Latency latency) {
        Optional<Percentiles> known = latency.percentiles();
        return new Facts(title)
                .add("hits", Long.toString(latency.hits()))
                .add("p50", known.map(of -> Figures.latency(of.p50())).orElse(Figures.UNKNOWN))
                .add("p95", known.map(of -> Figures.latency(of.p95())).orElse(Figures.UNKNOWN))
                .add("p99", known.map(of -> Figures.latency(of.p99())).orElse(Figures.UNKNOWN))
                .add("max", Figures.latency(latency.maxNanos()))
                .line();
    }

    /** The stored hits so far, for a tick whose interval is unknown; empty where the store does not answer. */
    public static List<Line> stored(TickReport report, int width, int rows) {
        return report.traffic()
                .filter(traffic -> report.interval().isEmpty())
                .map(traffic -> TrafficTables.stored(traffic.totals(), width, rows))
                .orElse(List.of());
    }

    /** The state of ingestion. */
    public static Line ingest(Ingest ingest) {
        boolean unparsed = ingest.unparsed().orElse(0) > 0;
        return new Facts("ingest")
                .add("lag", Figures.seconds(ingest.lagSeconds()))
                .add("backlog", Figures.bytes(ingest.backlogBytes()))
                .add("unparsed", new Span(unparsed ? Style.WARNING : Style.PLAIN, Figures.count(ingest.unparsed())))
                .add("heartbeat age", Figures.seconds(ingest.heartbeatAgeSeconds()))
                .line();
    }

    private static List<Line> sentences(TickReport report, TimeText time) {
        List<Line> sentences = new ArrayList<>();
        if (report.missedTicks() > 0) {
            sentences.add(new Facts("missed")
                    .add(Long.toString(report.missedTicks()))
                    .add(report.missedTicks() == 1 ? "tick not run" : "ticks not run")
                    .line());
        }
        for (String note : report.notes()) {
            sentences.add(new Facts("note").add(time.inSentence(note)).line());
        }
        return sentences;
    }
}
