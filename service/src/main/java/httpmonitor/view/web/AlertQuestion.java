package httpmonitor.view.web;

import httpmonitor.alert.AlertReplay;
import httpmonitor.alert.AlertRule;
import httpmonitor.alert.DataExtent;
import httpmonitor.poller.tick.Horizon;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.view.json.AlertsJson;
import httpmonitor.view.report.AlertsReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The alerts that the stored hits imply, by the poller's rules or by another threshold and window, as {@code alerts}
 * lists them.
 */
record AlertQuestion(WebQuestions questions) {

    /** A replay reads every second of the range. */
    private static final Duration LONGEST = Duration.ofDays(31);

    /** The array of the alerts. */
    String answer(Asked asked) throws TrafficUnavailableException {
        TimeRange range = asked.range(LONGEST);
        List<AlertRule> rules = rules(asked);
        TrafficSource source = questions.source();
        Horizon horizon = Horizon.ask(source, questions.clock().instant());
        Optional<String> wrongPlace = horizon.wrongPlace(source.pattern(), source.indices());
        if (wrongPlace.isPresent()) {
            throw new TrafficUnavailableException(wrongPlace.get());
        }
        DataExtent coverage = horizon.extent(rules, source);
        List<AlertsReport> reports = new ArrayList<>();
        for (AlertRule rule : rules) {
            AlertReplay replay = new AlertReplay(rule, source.counting(rule.counting()));
            reports.add(AlertsReport.of(rule, range, replay.over(coverage.judged(range), coverage)));
        }
        return new AlertsJson().alerts(reports);
    }

    private List<AlertRule> rules(Asked asked) {
        Optional<BigDecimal> threshold = asked.rate("threshold");
        Optional<BigDecimal> recovery = asked.rate("recovery");
        Optional<Duration> window = asked.seconds("window", AlertRule.LONGEST_WINDOW);
        if (threshold.isEmpty() && recovery.isEmpty() && window.isEmpty()) {
            return questions.rules();
        }
        AlertRule usual = questions.rules().getFirst();
        BigDecimal fires = threshold.orElse(usual.threshold());
        BigDecimal recovers = recovery.orElse(threshold.isPresent() ? fires : usual.recoveryThreshold());
        try {
            return List.of(new AlertRule(window.orElse(usual.window()), fires, recovers));
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }
}
