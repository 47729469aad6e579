package httpmonitor.poller.notify;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.WindowCount;
import httpmonitor.poller.notify.SeenAlert.Recovery;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Alerts and views by seconds after noon. */
public final class AlertFixtures {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    public static final WatchedRule RULE = new WatchedRule(
            "default", new AlertRule(Duration.ofMinutes(2), BigDecimal.TEN, BigDecimal.TEN), "access-log-*", "");

    private AlertFixtures() {}

    public static Instant at(long second) {
        return NOON.plusSeconds(second);
    }

    public static SeenAlert firing(long since) {
        return new SeenAlert(at(since), Optional.of(WindowCount.of(1_201)), WindowCount.of(1_300), Optional.empty());
    }

    public static SeenAlert ended(long from, long to) {
        return new SeenAlert(
                at(from),
                Optional.of(WindowCount.of(1_201)),
                WindowCount.of(1_300),
                Optional.of(new Recovery(at(to), Optional.of(WindowCount.of(1_200)))));
    }

    public static RuleView view(long knownUntil, SeenAlert... alerts) {
        return new RuleView(RULE, List.of(alerts), at(knownUntil), false);
    }

    public static RuleView blindView(long knownUntil, SeenAlert... alerts) {
        return new RuleView(RULE, List.of(alerts), at(knownUntil), true);
    }
}
