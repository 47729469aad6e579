package httpmonitor.view.web;

import httpmonitor.alert.AlertRule;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.traffic.HitLog;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The sources and values for the page's requests.
 *
 * @param source the hits, for any thread
 * @param hits the stored hits
 * @param rules the poller's rules, at least one; the first is about all hits
 * @param interval the interval of ticks
 * @param top the length of the lists
 * @param instants reads an instant as on the command line, floored to the second; its second argument is the wall time.
 *     Throws {@link IllegalArgumentException} with a sentence
 * @param conditions reads a condition such as {@code status=5xx}; throws the same
 */
public record WebQuestions(
        TrafficSource source,
        HitLog hits,
        List<AlertRule> rules,
        Duration interval,
        int top,
        BiFunction<String, Instant, Instant> instants,
        Function<String, Condition> conditions,
        TickClock clock) {

    /** Copies the list. */
    public WebQuestions {
        rules = List.copyOf(rules);
    }
}
