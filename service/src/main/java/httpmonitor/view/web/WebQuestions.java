package httpmonitor.view.web;

import httpmonitor.alert.AlertRule;
import httpmonitor.poller.tick.TickClock;
import httpmonitor.traffic.HitLog;
import httpmonitor.traffic.TrafficSource;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The questions of the web page, and the values that they are about.
 *
 * @param sources gives a source of hits for one thread
 * @param hits the stored hits
 * @param rules what the poller judges, at least one; the first is about all hits
 * @param interval what each tick shows
 * @param top the length of the lists
 * @param syntax how questions are written
 */
public record WebQuestions(
        Supplier<TrafficSource> sources,
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
