package httpmonitor.view.web;

import httpmonitor.poller.tick.TickReport;
import httpmonitor.poller.tick.Watcher;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.View;
import httpmonitor.traffic.View.Newest;
import httpmonitor.view.json.PageJson;
import httpmonitor.view.web.ApiHandler.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The requests of the page's JSON, by path. Each has a bounded number of requests to the store. */
final class WebApi {

    static final Duration LONGEST = Duration.ofDays(400);
    private static final Duration LONGEST_DETAIL = Duration.ofDays(31);
    private static final int MOST_STEPS = 5_000;
    private static final int MOST_HITS = 500;
    private static final int MOST_PARTS = 100;

    private final WebQuestions questions;
    private final TickFeed feed;

    WebApi(WebQuestions questions, TickFeed feed) {
        this.questions = questions;
        this.feed = feed;
    }

    Map<String, Call> calls() {
        return Map.of(
                "/api/tick", new Call(Set.of("at", "interval", "filter"), this::tick),
                "/api/series", new Call(Set.of("from", "to", "step", "filter"), this::series),
                "/api/lists", new Call(Set.of(), this::lists),
                "/api/breakdown", new Call(Set.of("from", "to", "filter", "limit"), this::breakdown),
                "/api/alerts",
                        new Call(
                                Set.of("from", "to", "threshold", "window", "recovery"),
                                new AlertQuestion(questions)::answer),
                "/api/hits", new Call(Set.of("from", "to", "filter", "limit", "before"), this::hits));
    }

    /** The newest tick, or that of an instant, as with {@code watch --at}. */
    private String tick(Asked asked) throws TrafficUnavailableException {
        Optional<Instant> at = asked.instant("at");
        Duration interval = asked.seconds("interval", LONGEST_DETAIL).orElse(questions.interval());
        View view = new View(asked.filter(), Optional.empty());
        return feed.json(at.isPresent() ? past(at.get(), interval, view) : newest(interval, view));
    }

    /** The newest tick; another interval or filter changes its figures, not what the poller found. */
    private TickReport newest(Duration interval, View view) throws TrafficUnavailableException {
        TickReport newest =
                feed.newest().orElseThrow(() -> new TrafficUnavailableException("The poller has not run a tick yet."));
        TimeRange range = TimeRange.endingAt(newest.range().to(), interval);
        if (newest.traffic().isEmpty() || (range.equals(newest.range()) && view.equals(View.EVERYTHING))) {
            return newest.over(range, newest.traffic());
        }
        Question figures = Question.about(range, questions.clock().instant(), view);
        return newest.over(range, Optional.of(questions.source().snapshot(figures)));
    }

    private TickReport past(Instant at, Duration interval, View view) throws TrafficUnavailableException {
        TickReport report = Watcher.at(questions.source(), questions.rules(), interval, questions.clock())
                .onTick(at, 0, view);
        if (report.traffic().isEmpty()) {
            throw new TrafficUnavailableException(
                    report.alert().blind().map(blind -> blind.reason()).orElse("Elasticsearch does not answer."));
        }
        return report;
    }

    /** The lists of the newest tick, without a request. */
    private String lists(Asked asked) throws TrafficUnavailableException {
        return PageJson.breakdown(feed.listed()
                .orElseThrow(() -> new TrafficUnavailableException("What the newest interval holds is not known.")));
    }

    private String series(Asked asked) throws TrafficUnavailableException {
        TimeRange range = asked.range(LONGEST);
        Duration step = asked.seconds("step", LONGEST).orElseThrow(() -> new BadRequestException("'step' is missing."));
        if (HitSteps.count(range, step) > MOST_STEPS) {
            throw new BadRequestException("These are more than " + MOST_STEPS + " steps: ask for longer ones.");
        }
        return PageJson.series(questions.hits().steps(range, asked.filter(), step));
    }

    private String breakdown(Asked asked) throws TrafficUnavailableException {
        TimeRange range = asked.range(LONGEST_DETAIL);
        int top = asked.count("limit", questions.top(), MOST_PARTS);
        return PageJson.breakdown(questions.hits().breakdown(range, asked.filter(), top));
    }

    private String hits(Asked asked) throws TrafficUnavailableException {
        TimeRange range = asked.range(LONGEST);
        int most = asked.count("limit", 50, MOST_HITS);
        return PageJson.hits(questions.hits().newest(range, asked.filter(), new Newest(most, asked.place("before"))));
    }
}
