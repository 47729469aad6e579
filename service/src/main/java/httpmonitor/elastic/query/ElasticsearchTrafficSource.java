package httpmonitor.elastic.query;

import httpmonitor.elastic.query.search.BeginningSearch;
import httpmonitor.elastic.query.search.ContrastSearch;
import httpmonitor.elastic.query.search.FilterQuery;
import httpmonitor.elastic.query.search.HeartbeatSearch;
import httpmonitor.elastic.query.search.LatencySearch;
import httpmonitor.elastic.query.search.ListsPart;
import httpmonitor.elastic.query.search.Search;
import httpmonitor.elastic.query.search.TotalsSearch;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.RestJson;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.WindowContrast;
import httpmonitor.traffic.WindowContrast.Order;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Hits in Elasticsearch. Each method is one request; a failure is a sentence in {@link TrafficUnavailableException}.
 * Thread-safe.
 */
public final class ElasticsearchTrafficSource extends ElasticsearchHistory implements TrafficSource {

    private final int top;
    private final Sight sight;
    private final Sight heartbeats;
    private final Supplier<Set<HitList>> lists;
    private final boolean durations;

    /**
     * Uses a connection that the caller closes.
     *
     * @param hits the index pattern of the hits
     * @param filter which hits count
     * @param top the length of the lists, at least 1
     */
    public ElasticsearchTrafficSource(ElasticConnection connection, String hits, TrafficFilter filter, int top) {
        this(connection, hits, filter, top, Set::of, false);
    }

    /**
     * Uses a connection that the caller closes.
     *
     * @param hits the index pattern of the hits
     * @param filter which hits count
     * @param top the length of the lists, at least 1
     * @param lists the lists of the next tick in addition to sections and clients
     * @param durations whether each tick counts hits by duration
     */
    public ElasticsearchTrafficSource(
            ElasticConnection connection,
            String hits,
            TrafficFilter filter,
            int top,
            Supplier<Set<HitList>> lists,
            boolean durations) {
        super(new SearchClient(new RestJson(connection)), hits, filter, Counting.EVERY_HIT);
        this.durations = durations;
        this.lists = lists;
        this.top = top;
        this.sight = Sight.ofHits(connection, hits);
        this.heartbeats = Sight.ofHeartbeats(connection);
    }

    @Override
    public String pattern() {
        return hits;
    }

    @Override
    public int indices() throws TrafficUnavailableException {
        int found = answer(new TotalsSearch(hits, new FilterQuery(), top)).indices();
        sight.check(found);
        return found;
    }

    @Override
    public TrafficSnapshot snapshot(Question question) throws TrafficUnavailableException {
        ListsPart asked = ListsPart.ofTick(lists.get(), top).with(question.view());
        TrafficQuery query = new TrafficQuery(hits, filter, asked, question, durations);
        TrafficSnapshot snapshot = client.ask(query.request(), query.snapshot());
        sight.check(snapshot.store().indices());
        heartbeats.check(snapshot.store().heartbeats().size());
        return snapshot;
    }

    @Override
    public Optional<Instant> beginning() throws TrafficUnavailableException {
        return answer(new BeginningSearch(hits, filter));
    }

    /**
     * How long the hits of some ranges took, in one request; empty where no hit of a range has a duration.
     *
     * @param ranges at least one
     * @param matching which of the hits count
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    public List<Optional<Latency>> latencies(List<TimeRange> ranges, TrafficFilter matching)
            throws TrafficUnavailableException {
        return answers(ranges.stream().map(range -> new LatencySearch(hits, new FilterQuery(filter, matching), range)));
    }

    /**
     * The sections and clients of some windows, each compared with the window before it, in one request.
     *
     * @param windows none of them empty
     * @param matching which of the hits count
     * @param order which sections and clients are listed
     * @throws TrafficUnavailableException where the store does not answer, or answers only in part
     */
    public List<WindowContrast> contrasts(List<TimeRange> windows, TrafficFilter matching, Order order)
            throws TrafficUnavailableException {
        return windows.isEmpty()
                ? List.of()
                : answers(windows.stream()
                        .map(window ->
                                new ContrastSearch(hits, new FilterQuery(filter, matching), top, order, window)));
    }

    @Override
    public List<SourceHeartbeat> heartbeats(Instant now) throws TrafficUnavailableException {
        List<SourceHeartbeat> heard = answer(new HeartbeatSearch(now));
        heartbeats.check(heard.size());
        return heard;
    }

    private <T> List<T> answers(Stream<? extends Search<T>> searches) throws TrafficUnavailableException {
        MultiSearch request = new MultiSearch();
        return client.ask(request, request.addAll(searches));
    }
}
