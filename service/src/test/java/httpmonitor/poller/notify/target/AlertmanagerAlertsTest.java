package httpmonitor.poller.notify.target;

import static httpmonitor.poller.notify.AlertFixtures.at;
import static httpmonitor.poller.notify.AlertFixtures.ended;
import static httpmonitor.poller.notify.AlertFixtures.firing;
import static httpmonitor.poller.notify.AlertFixtures.view;
import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition;
import httpmonitor.alert.WindowCount;
import httpmonitor.http.JsonBody;
import httpmonitor.poller.notify.AlertFixtures;
import httpmonitor.poller.notify.PollerState;
import httpmonitor.poller.notify.RuleView;
import httpmonitor.poller.notify.SeenAlert;
import httpmonitor.poller.notify.WatchedRule;
import httpmonitor.poller.tick.AlertReport.Blind;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertmanagerAlertsTest {

    private final AlertmanagerAlerts alerts =
            new AlertmanagerAlerts(Map.of("severity", "page", "rule", "mine"), "web-1", Duration.ofMinutes(4));

    private static PollerState pollerState(RuleView view) {
        return new PollerState(view.knownUntil(), List.of(view), Optional.empty());
    }

    @Test
    void aFiringAlertEndsAheadOfNow() {
        List<AlertmanagerAlert> all = alerts.of(pollerState(view(10, firing(5))), at(13));

        assertThat(JsonBody.of(all.stream().map(AlertmanagerAlert::json).toList()))
                .contains("\"startsAt\":\"2026-11-21T12:00:05Z\",\"endsAt\":\"2026-11-21T12:04:13Z\"")
                .contains("\"description\":\"High traffic generated an alert - hits = 1201 (10.01/s over 2m),"
                        + " triggered at 2026-11-21T12:00:05Z\"");
        assertThat(all.getFirst().labels())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "alertname", "HttpMonitorHighTraffic",
                        "rule", "default",
                        "condition", "above",
                        "window", "2m",
                        "threshold", "10",
                        "recovery_threshold", "10",
                        "index", "access-log-*",
                        "severity", "page"));
    }

    @Test
    void aNamedRuleIsAnAlertOfItsOwn() {
        AlertRule errors = new AlertRule(
                Optional.of("errors"),
                new TrafficFilter(List.of(TrafficFilter.Condition.parse("status=5xx"))),
                Duration.ofMinutes(5),
                new Condition.ShareAbove(BigDecimal.valueOf(5), 100, BigDecimal.valueOf(5)));
        WatchedRule watched = new WatchedRule("errors", errors, "access-log-*", "host=a");
        SeenAlert alert =
                new SeenAlert(at(5), Optional.of(new WindowCount(12, 200)), new WindowCount(20, 200), Optional.empty());
        RuleView view = new RuleView(watched, List.of(alert), at(10), false);

        AlertmanagerAlert posted = alerts.of(pollerState(view), at(13)).getFirst();
        assertThat(posted.labels())
                .containsEntry("alertname", "HttpMonitorRule")
                .containsEntry("condition", "share")
                .containsEntry("minimum_hits", "100")
                .containsEntry("filter", "host=a status=5xx");
        assertThat(posted.annotations())
                .containsEntry("summary", "Rule errors")
                .containsEntry("peak", "10.00%")
                .containsEntry(
                        "description",
                        "Rule errors fired - hits = 12 of 200 (6.00% over 5m), triggered at 2026-11-21T12:00:05Z");
    }

    @Test
    void aRecoveredOneEndsAtItsRecoveryForAQuarterOfAnHour() {
        PollerState recovered = pollerState(view(30, ended(5, 25)));

        assertThat(alerts.of(recovered, at(33)).getFirst().endsAt()).isEqualTo(at(25));
        assertThat(alerts.of(recovered, at(25 + 899))).hasSize(1);
        assertThat(alerts.of(recovered, at(25 + 900))).isEmpty();
    }

    @Test
    void onlyTheLatestAlertOfARuleHasItsLabels() {
        assertThat(alerts.of(pollerState(view(50, ended(5, 25), firing(45))), at(53)))
                .extracting(AlertmanagerAlert::startsAt)
                .containsExactly(at(45));
    }

    @Test
    void aBlindPollerSaysSoUntilItSeesAgainAndGoesOnAboutTheAlert() {
        RuleView view = AlertFixtures.blindView(10, firing(5));
        PollerState blind = new PollerState(at(50), List.of(view), Optional.of(new Blind(at(10), "shipper is away")));
        PollerState longer = new PollerState(at(60), List.of(view), Optional.of(new Blind(at(20), "shipper is away")));

        assertThat(alerts.of(blind, at(53))).hasSize(2);
        AlertmanagerAlert later = alerts.of(longer, at(63)).getLast();
        assertThat(later.labels())
                .containsEntry("alertname", "HttpMonitorBlind")
                .containsEntry("poller", "web-1");
        assertThat(later.startsAt()).isEqualTo(at(10));
        assertThat(later.firing()).isTrue();
        AlertmanagerAlert over =
                alerts.of(pollerState(view(70, firing(5))), at(73)).getLast();
        assertThat(over.firing()).isFalse();
        assertThat(over.endsAt()).isEqualTo(at(70));
    }

    @Test
    void whatOnlyGetsOlderIsTheSameState() {
        AlertmanagerAlert one =
                alerts.of(pollerState(view(10, firing(5))), at(13)).getFirst();
        AlertmanagerAlert next =
                alerts.of(pollerState(view(20, firing(5))), at(23)).getFirst();
        AlertmanagerAlert over =
                alerts.of(pollerState(view(30, ended(5, 25))), at(33)).getFirst();

        assertThat(one.state()).isEqualTo(next.state()).isNotEqualTo(over.state());
    }
}
