package httpmonitor.elastic;

import static httpmonitor.elastic.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hits in Elasticsearch. Each method is one request; a failure is a sentence in {@link TrafficUnavailableException}. */
public final class ElasticsearchTrafficSource implements TrafficSource {

    private final RestJson rest;
    private final String hits;
    private final TrafficFilter filter;
    private final TrafficQuery query;

    /**
     * Asks over a connection, which stays the caller's.
     *
     * @param hits the index pattern of the hits
     * @param filter which hits count
     * @param top the length of the lists, at least 1
     */
    public ElasticsearchTrafficSource(ElasticConnection connection, String hits, TrafficFilter filter, int top) {
        this.rest = new RestJson(connection);
        this.hits = hits;
        this.filter = filter;
        this.query = new TrafficQuery(hits, filter, top);
    }

    @Override
    public TrafficSnapshot snapshot(Question question) throws TrafficUnavailableException {
        return new TrafficAnswer(question, answer("/_msearch", query.body(question))).snapshot();
    }

    @Override
    public HitSeries hits(TimeRange range) throws TrafficUnavailableException {
        JsonNode answer = search(
                hits,
                object(
                        "size",
                        0,
                        "track_total_hits",
                        false,
                        "query",
                        new FilterQuery(filter).and(FilterQuery.range(range)),
                        "aggs",
                        object("seconds", TrafficQuery.seconds())));
        if (answer.at("/_shards/total").asInt() == 0) {
            return HitSeries.empty(range);
        }
        return TrafficAnswer.series(
                TrafficAnswer.required(TrafficAnswer.required(answer, "aggregations"), "seconds"), range);
    }

    @Override
    public Optional<Instant> firstHit(TimeRange range) throws TrafficUnavailableException {
        return extreme(FilterQuery.range(range), "asc");
    }

    @Override
    public Optional<Instant> lastHitBefore(Instant before) throws TrafficUnavailableException {
        return extreme(FilterQuery.before(Field.TIMESTAMP, before), "desc");
    }

    private Optional<Instant> extreme(Object range, String order) throws TrafficUnavailableException {
        JsonNode answer = search(
                hits,
                object(
                        "size",
                        1,
                        "track_total_hits",
                        false,
                        "_source",
                        false,
                        "query",
                        new FilterQuery(filter).and(range),
                        "sort",
                        List.of(object(Field.TIMESTAMP, object("order", order, "unmapped_type", "date")))));
        JsonNode time = answer.at("/hits/hits/0/sort/0");
        return time.isNumber()
                ? Optional.of(Instant.ofEpochMilli(time.asLong()).truncatedTo(ChronoUnit.SECONDS))
                : Optional.empty();
    }

    @Override
    public List<SourceHeartbeat> heartbeats(Instant now) throws TrafficUnavailableException {
        return TrafficAnswer.heartbeats(search(IndexNames.HEARTBEAT, TrafficQuery.heartbeats(now)));
    }

    private JsonNode search(String index, Map<String, Object> body) throws TrafficUnavailableException {
        JsonNode answer = answer("/" + index + "/_search?ignore_unavailable=true", Json.text(body));
        Completeness.check(answer);
        return answer;
    }

    private JsonNode answer(String endpoint, String body) throws TrafficUnavailableException {
        try {
            return rest.post("Cannot read the hits", endpoint, body);
        } catch (ElasticException e) {
            throw new TrafficUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }
}
