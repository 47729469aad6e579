package httpmonitor.poller.metrics;

import httpmonitor.poller.metrics.PollerMetrics.Totals;
import httpmonitor.poller.metrics.TickFigures.RuleFigures;
import httpmonitor.poller.metrics.TickFigures.Unit;
import httpmonitor.poller.notify.DeliveryCount;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Figures in Prometheus' text format, version 0.0.4; names and units follow its conventions. The library orders the
 * metrics and escapes what is in labels.
 */
final class Exposition {

    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final List<MetricSnapshot> metrics = new ArrayList<>();

    private Exposition() {}

    /** The text, in UTF-8. */
    static byte[] of(Optional<Totals> totals, List<DeliveryCount> notifications) {
        Exposition exposition = new Exposition();
        totals.ifPresent(exposition::ticks);
        if (!notifications.isEmpty()) {
            exposition.notifications(notifications);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, new MetricSnapshots(exposition.metrics));
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return text.toByteArray();
    }

    private void ticks(Totals totals) {
        TickFigures last = totals.last();
        gauge("httpmonitor_interval_hits_per_second", "Hit rate of the last interval.", last.intervalRate());
        rules(last.rules());
        gauge("httpmonitor_blind", "1 while the poller sees too little to judge.", last.blind());
        gauge("httpmonitor_lag_seconds", "Wall clock minus the newest hit.", last.lagSeconds());
        gauge("httpmonitor_backlog_bytes", "Bytes of logs that are not stored yet.", real(last.backlogBytes()));
        gauge("httpmonitor_unparsed_lines", "Lines kept aside because they are no hit.", real(last.unparsed()));
        counter("httpmonitor_ticks", "Ticks since the start.", totals.ticks());
        counter("httpmonitor_unanswered_ticks", "Ticks that Elasticsearch did not answer.", totals.unanswered());
        counter("httpmonitor_missed_ticks", "Ticks slept through.", totals.missed());
        gauge(
                "httpmonitor_last_tick_timestamp_seconds",
                "When the last tick was over.",
                OptionalDouble.of(totals.at().toEpochMilli() / 1000.0));
        gauge(
                "httpmonitor_last_request_duration_seconds",
                "How long the last tick's request took.",
                OptionalDouble.of(seconds(last.took())));
        durations(totals.durations());
        metrics.add(SummarySnapshot.builder()
                .name("httpmonitor_request_duration_seconds")
                .help("How long the ticks' requests took.")
                .dataPoint(SummaryDataPointSnapshot.builder()
                        .count(totals.ticks())
                        .sum(seconds(totals.took()))
                        .build())
                .build());
    }

    private void durations(SectionHistograms histograms) {
        if (histograms.bySection().isEmpty()) {
            return;
        }
        HistogramSnapshot.Builder metric = HistogramSnapshot.builder()
                .name("http_server_request_duration_seconds")
                .help("How long the server took for the hits of the intervals since the start.");
        for (SectionHistogram histogram : histograms.bySection().values()) {
            metric.dataPoint(HistogramDataPointSnapshot.builder()
                    .labels(Labels.of("section", histogram.section()))
                    .classicHistogramBuckets(ClassicHistogramBuckets.of(histogram.bounds(), histogram.counts()))
                    .sum(histogram.seconds())
                    .build());
        }
        metrics.add(metric.build());
    }

    private void rules(List<RuleFigures> rules) {
        for (Unit unit : Unit.values()) {
            List<RuleFigures> some =
                    rules.stream().filter(rule -> rule.unit() == unit).toList();
            if (!some.isEmpty()) {
                levels(some, unit.name().toLowerCase(Locale.ROOT), unit == Unit.PERCENT ? "Percentage" : "Hit rate");
            }
        }
        perRule(
                "httpmonitor_alert_firing",
                "1 while the rule's alert is firing; while blind, what was known last.",
                rules,
                rule -> OptionalDouble.of(rule.firing() ? 1 : 0));
    }

    private void levels(List<RuleFigures> rules, String unit, String what) {
        perRule("httpmonitor_window_" + unit, what + " of the rule's window.", rules, RuleFigures::level);
        perRule(
                "httpmonitor_threshold_" + unit,
                what + " beyond which the rule fires.",
                rules,
                rule -> OptionalDouble.of(rule.threshold()));
    }

    private void perRule(
            String name, String help, List<RuleFigures> rules, Function<RuleFigures, OptionalDouble> figure) {
        GaugeSnapshot.Builder metric = GaugeSnapshot.builder().name(name).help(help);
        for (RuleFigures rule : rules) {
            figure.apply(rule)
                    .ifPresent(value -> metric.dataPoint(GaugeDataPointSnapshot.builder()
                            .labels(Labels.of("rule", rule.rule()))
                            .value(value)
                            .build()));
        }
        metrics.add(metric.build());
    }

    private void notifications(List<DeliveryCount> notifications) {
        CounterSnapshot.Builder sent = CounterSnapshot.builder()
                .name("httpmonitor_notifications_sent")
                .help("Notifications that a target took.");
        CounterSnapshot.Builder failed = CounterSnapshot.builder()
                .name("httpmonitor_notifications_failed")
                .help("Failed attempts to notify a target.");
        for (DeliveryCount one : notifications) {
            Labels target = Labels.of("target", one.target());
            sent.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(target)
                    .value((double) one.delivered())
                    .build());
            failed.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(target)
                    .value((double) one.failed())
                    .build());
        }
        metrics.add(sent.build());
        metrics.add(failed.build());
    }

    private void gauge(String name, String help, boolean value) {
        gauge(name, help, OptionalDouble.of(value ? 1 : 0));
    }

    private void gauge(String name, String help, OptionalDouble value) {
        value.ifPresent(known -> metrics.add(GaugeSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(GaugeDataPointSnapshot.builder().value(known).build())
                .build()));
    }

    private void counter(String name, String help, long value) {
        metrics.add(CounterSnapshot.builder()
                .name(name)
                .help(help)
                .dataPoint(
                        CounterDataPointSnapshot.builder().value((double) value).build())
                .build());
    }

    private static OptionalDouble real(OptionalLong whole) {
        return whole.isPresent() ? OptionalDouble.of((double) whole.getAsLong()) : OptionalDouble.empty();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
