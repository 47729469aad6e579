package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.search.IntervalSearch.Found;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for the figures and the lists that every tick has, and for newer hits, below one range query on the time, so
 * that old segments are skipped. A user's filter narrows only the interval. The lookback is another search: its many
 * more hits would pass through all these aggregations.
 *
 * @param index of the hits
 * @param lists of the interval
 */
public record IntervalSearch(String index, TrafficFilter filter, ListsPart lists, Question question)
        implements Search<Found> {

    /**
     * The result.
     *
     * @param newest time of the newest hit since the interval began, up to the end of the running second
     * @param future time of the newest hit of the day that follows
     */
    public record Found(IntervalTraffic interval, Optional<Instant> newest, Optional<Instant> future) {}

    /** Hits that are further ahead have wrong dates, not a clock that is ahead. */
    private static final Duration AHEAD = Duration.ofDays(1);

    @Override
    public Map<String, Object> body() {
        TimeRange interval = question.interval();
        Instant future = future();
        FilterQuery seen = new FilterQuery(question.view().filter());
        Object newest = object("max", object("field", DocumentField.TIMESTAMP));
        Map<String, Object> parts = object(
                "interval", within(seen.and(FilterQuery.range(interval)), IntervalPart.aggregations(lists, interval)),
                "past", within(FilterQuery.before(DocumentField.TIMESTAMP, future), object("newest", newest)),
                "future", within(FilterQuery.from(DocumentField.TIMESTAMP, future), object("newest", newest)));
        Object lookedAt = FilterQuery.range(DocumentField.TIMESTAMP, interval.from(), end());
        return Search.aggregating(false, new FilterQuery(filter).and(lookedAt), parts);
    }

    private Instant future() {
        return question.now().plusSeconds(1);
    }

    private Instant end() {
        Instant to = question.interval().to();
        return (future().isAfter(to) ? future() : to).plus(AHEAD);
    }

    private static Map<String, Object> within(Object filter, Map<String, Object> aggregations) {
        return object("filter", filter, "aggs", aggregations);
    }

    @Override
    public Found read(JsonNode response) throws TrafficUnavailableException {
        if (SearchAnswer.indices(response) == 0) {
            return new Found(IntervalPart.empty(question.interval(), lists), Optional.empty(), Optional.empty());
        }
        JsonNode past = SearchAnswer.required(SearchAnswer.aggregation(response, "past"), "newest");
        JsonNode future = SearchAnswer.required(SearchAnswer.aggregation(response, "future"), "newest");
        JsonNode interval = SearchAnswer.aggregation(response, "interval");
        return new Found(
                IntervalPart.read(interval, SearchAnswer.count(interval), question.interval(), lists),
                SearchAnswer.instant(past, question.interval().from(), end()),
                SearchAnswer.instant(future, question.interval().from(), end()));
    }
}
