package httpmonitor.elastic.query;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.search.BreakdownSearch;
import httpmonitor.elastic.query.search.FilterQuery;
import httpmonitor.elastic.query.search.ListsPart;
import httpmonitor.elastic.query.search.NewestSearch;
import httpmonitor.elastic.query.search.Search;
import httpmonitor.elastic.query.search.SearchAnswer;
import httpmonitor.elastic.query.search.StepSearch;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.RestJson;
import httpmonitor.traffic.HitLog;
import httpmonitor.traffic.HitSteps;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.StoredHit;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.View.Newest;
import java.time.Duration;
import java.util.List;

/** Hits in Elasticsearch, as the page and the report show them. Thread-safe. */
public final class ElasticsearchHitLog implements HitLog {

    private final SearchClient client;
    private final Sight sight;
    private final String hits;
    private final TrafficFilter filter;

    /**
     * Uses a connection that the caller closes.
     *
     * @param hits the index pattern of the hits
     * @param filter which hits count
     */
    public ElasticsearchHitLog(ElasticConnection connection, String hits, TrafficFilter filter) {
        this.client = new SearchClient(new RestJson(connection));
        this.sight = Sight.ofHits(connection, hits);
        this.hits = hits;
        this.filter = filter;
    }

    @Override
    public HitSteps steps(TimeRange range, TrafficFilter matching, Duration step) throws TrafficUnavailableException {
        return answer(new StepSearch(hits, new FilterQuery(filter, matching), range, step, false));
    }

    @Override
    public HitSteps latencies(TimeRange range, TrafficFilter matching, Duration step)
            throws TrafficUnavailableException {
        return answer(new StepSearch(hits, new FilterQuery(filter, matching), range, step, true));
    }

    @Override
    public List<StoredHit> newest(TimeRange range, TrafficFilter matching, Newest newest)
            throws TrafficUnavailableException {
        return answer(new NewestSearch(hits, new FilterQuery(filter, matching), range, newest));
    }

    @Override
    public IntervalTraffic breakdown(TimeRange range, TrafficFilter matching, int top)
            throws TrafficUnavailableException {
        return answer(new BreakdownSearch(hits, new FilterQuery(filter, matching), range, ListsPart.all(top)));
    }

    private <T> T answer(Search<T> search) throws TrafficUnavailableException {
        JsonNode answer = client.ask(search);
        T read = MultiSearch.read(search, answer);
        sight.check(SearchAnswer.indices(answer));
        return read;
    }
}
