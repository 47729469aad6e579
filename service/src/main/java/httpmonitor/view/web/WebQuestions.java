package httpmonitor.view.web;

import httpmonitor.alert.AlertRule;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.traffic.HitLog;
import httpmonitor.traffic.TrafficSource;
import java.time.Duration;
import java.util.List;

/**
 * The sources and values for the page's requests.
 *
 * @param source the hits, for any thread
 * @param hits the stored hits
 * @param rules the poller's rules, at least one; the first is about all hits
 * @param interval the interval of ticks
 * @param top the length of the lists
 * @param syntax the syntax of parameters
 */
public record WebQuestions(
        TrafficSource source,
        HitLog hits,
        List<AlertRule> rules,
        Duration interval,
        int top,
        WebSyntax syntax,
        TickClock clock) {

    /** Copies the list. */
    public WebQuestions {
        rules = List.copyOf(rules);
    }
}
