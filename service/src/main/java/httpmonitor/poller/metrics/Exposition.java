package httpmonitor.poller.metrics;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.AlertState;
import httpmonitor.poller.metrics.PollerMetrics.Totals;
import httpmonitor.poller.notify.DeliveryCount;
import httpmonitor.poller.tick.AlertReport;
import httpmonitor.poller.tick.TickReport;
import httpmonitor.traffic.DurationHistogram;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The metrics in Prometheus' text format, version 0.0.4; names and units follow its conventions. The library orders the
 * metrics and escapes the labels.
 */
final class Exposition {

    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    /** The bounds of the durations' buckets, in seconds; the last is infinite. */
    private static final List<Double> BOUNDS = Stream.concat(
                    DurationHistogram.BOUNDS.stream().map(nanos -> nanos / 1e9), Stream.of(Double.POSITIVE_INFINITY))
            .toList();

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
        TickReport last = totals.last();
        gauge("httpmonitor_interval_hits_per_second", "Hit rate of the last interval.", rate(last));
        rules(last.alerts());
        gauge(
                "httpmonitor_blind",
                "1 while the poller sees too little to judge.",
                flag(last.alert().blind().isPresent()));
        gauge(
                "httpmonitor_lag_seconds",
                "Wall clock minus the newest hit.",
                known(last.ingest().lagSeconds()));
        gauge(
                "httpmonitor_backlog_bytes",
                "Bytes of logs that are not stored yet.",
                known(last.ingest().backlogBytes()));
        gauge(
                "httpmonitor_unparsed_lines",
                "Lines kept aside because they are no hit.",
                known(last.ingest().unparsed()));
        counter("httpmonitor_ticks", "Ticks since the start.", totals.ticks());
        counter("httpmonitor_unanswered_ticks", "Ticks that Elasticsearch did not answer.", totals.unanswered());
        counter("httpmonitor_missed_ticks", "Ticks that were not run.", totals.missed());
        gauge(
                "httpmonitor_last_tick_timestamp_seconds",
                "When the last tick was over.",
                Optional.of(totals.at().toEpochMilli() / 1000.0));
        gauge(
                "httpmonitor_last_request_duration_seconds",
                "How long the last tick's request took.",
                Optional.of(seconds(last.took())));
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

    /** The rate of all hits; the counts per second do not depend on the screen's filter. */
    private static Optional<Double> rate(TickReport last) {
        return last.interval()
                .flatMap(known -> last.traffic())
                .map(traffic -> traffic.recent().since(last.range().from()).sum())
                .map(hits -> (double) hits / last.range().seconds());
    }

    private void durations(Map<String, DurationHistogram> bySection) {
        if (bySection.isEmpty()) {
            return;
        }
        HistogramSnapshot.Builder metric = HistogramSnapshot.builder()
                .name("http_server_request_duration_seconds")
                .help("How long the server took for the hits of the intervals since the start.");
        bySection.forEach((section, durations) -> metric.dataPoint(HistogramDataPointSnapshot.builder()
                .labels(Labels.of("section", section))
                .classicHistogramBuckets(ClassicHistogramBuckets.of(BOUNDS, durations.counts()))
                .sum(durations.nanos() / 1e9)
                .build()));
        metrics.add(metric.build());
    }

    private void rules(List<AlertReport> alerts) {
        levels(alerts, false, "hits_per_second", "Hit rate");
        levels(alerts, true, "percent", "Percentage");
        perRule(
                "httpmonitor_alert_firing",
                "1 while the rule's alert is firing; while blind, what was known last; none without a baseline.",
                alerts,
                Exposition::firing);
    }

    /** 1 or 0; empty where that is not known, since 0 means quiet. */
    private static Optional<Double> firing(AlertReport alert) {
        return alert.state().isEmpty() || alert.hasNoBaseline()
                ? Optional.empty()
                : flag(alert.state().get() instanceof AlertState.Firing);
    }

    private void levels(List<AlertReport> alerts, boolean share, String unit, String what) {
        List<AlertReport> some =
                alerts.stream().filter(alert -> alert.rule().isShare() == share).toList();
        if (!some.isEmpty()) {
            perRule("httpmonitor_window_" + unit, what + " of the rule's window.", some, Exposition::level);
            perRule("httpmonitor_threshold_" + unit, what + " beyond which the rule fires.", some, Exposition::bound);
        }
    }

    private static Optional<Double> level(AlertReport alert) {
        AlertRule rule = alert.rule();
        return alert.window()
                .map(count -> rule.isShare()
                        ? count.percent().doubleValue()
                        : (double) count.hits() / rule.window().toSeconds());
    }

    /** The threshold; for a rule with the usual it changes from tick to tick. */
    private static Optional<Double> bound(AlertReport alert) {
        AlertRule rule = alert.rule();
        Optional<BigDecimal> bound = rule.unusual().isEmpty()
                ? Optional.of(rule.threshold())
                : alert.window().flatMap(rule::bound);
        return bound.map(BigDecimal::doubleValue);
    }

    private void perRule(
            String name, String help, List<AlertReport> alerts, Function<AlertReport, Optional<Double>> figure) {
        GaugeSnapshot.Builder metric = GaugeSnapshot.builder().name(name).help(help);
        for (AlertReport alert : alerts) {
            figure.apply(alert)
                    .ifPresent(value -> metric.dataPoint(GaugeDataPointSnapshot.builder()
                            .labels(Labels.of("rule", alert.rule().label()))
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

    private static Optional<Double> flag(boolean value) {
        return Optional.of(value ? 1.0 : 0.0);
    }

    private void gauge(String name, String help, Optional<Double> value) {
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

    private static Optional<Double> known(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static Optional<Double> known(OptionalLong value) {
        return value.isPresent() ? Optional.of((double) value.getAsLong()) : Optional.empty();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
