package httpmonitor.elastic.query;

import httpmonitor.elastic.query.search.EdgeSearch;
import httpmonitor.elastic.query.search.EdgeSearch.Edge;
import httpmonitor.elastic.query.search.FilterQuery;
import httpmonitor.elastic.query.search.Search;
import httpmonitor.elastic.query.search.SeriesSearch;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The history of the hits in Elasticsearch that a rule counts. Thread-safe. */
class ElasticsearchHistory implements HitHistory {

    /** Before all times that a log can have. */
    static final Instant BEGINNING = Instant.parse("0000-01-01T00:00:00Z");

    final SearchClient client;
    final String hits;
    final TrafficFilter filter;
    private final Counting counting;

    /**
     * Counts hits.
     *
     * @param hits the index pattern of the hits
     * @param filter which hits count
     * @param counting which of them the rule counts
     */
    ElasticsearchHistory(SearchClient client, String hits, TrafficFilter filter, Counting counting) {
        this.client = client;
        this.hits = hits;
        this.filter = filter;
        this.counting = counting;
    }

    @Override
    public CountedHits counted(TimeRange range) throws TrafficUnavailableException {
        return answer(new SeriesSearch(hits, filter, counting, range));
    }

    @Override
    public Optional<Instant> firstHit(TimeRange range) throws TrafficUnavailableException {
        Object query = FilterQuery.of(filter, counting).and(FilterQuery.range(range));
        return answer(new EdgeSearch(hits, query, range, Edge.FIRST));
    }

    @Override
    public Optional<Instant> lastHitBefore(Instant before) throws TrafficUnavailableException {
        Object query = FilterQuery.of(filter, counting).and(FilterQuery.before(DocumentField.TIMESTAMP, before));
        return answer(new EdgeSearch(hits, query, new TimeRange(BEGINNING, end(before)), Edge.LAST));
    }

    private static Instant end(Instant before) {
        Instant second = before.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(before) ? before : second.plusSeconds(1);
    }

    @Override
    public HitHistory counting(Counting other) {
        return new ElasticsearchHistory(client, hits, filter, other);
    }

    final <T> T answer(Search<T> search) throws TrafficUnavailableException {
        return MultiSearch.read(search, client.ask(search));
    }
}
