package httpmonitor.elastic.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.alert.AlertRule;
import httpmonitor.elastic.StoredHit;
import httpmonitor.elastic.TestStore;
import httpmonitor.elastic.query.search.BeginningSearch;
import httpmonitor.elastic.query.search.FilterQuery;
import httpmonitor.elastic.query.search.IntervalSearch;
import httpmonitor.elastic.query.search.ListsPart;
import httpmonitor.elastic.query.search.ListsSearch;
import httpmonitor.elastic.query.search.Search;
import httpmonitor.elastic.query.search.SeriesSearch;
import httpmonitor.elastic.query.search.TotalsSearch;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.http.JsonBody;
import httpmonitor.poller.tick.Watcher;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSource.Question;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a tick costs must not grow with what is stored: Elasticsearch's profile says which documents its searches look
 * at.
 */
@ExtendWith(RealElasticsearch.class)
class FlatCostIT {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int OLD = 5_000;
    private static final int NEW = 40;
    private static final TimeRange INTERVAL = TimeRange.endingAt(NOON, Duration.ofSeconds(10));
    private static final TimeRange LOOKBACK = TimeRange.endingAt(NOON, Duration.ofMinutes(10));
    private static final Question QUESTION =
            new Question(INTERVAL, LOOKBACK, NOON.plusSeconds(3), Optional.empty(), LOOKBACK);

    private TestStore store;
    private String day = "";

    @BeforeEach
    void open(ElasticsearchServer server) throws Exception {
        store = new TestStore(server);
        new Templates(store.connection, store.names).install();
        day = store.names.prefix() + "2026.11.21";
    }

    @AfterEach
    void close() throws Exception {
        store.send("DELETE", "/" + day + "?ignore_unavailable=true", "");
        store.close();
    }

    @Test
    void totalsAreReadFromTheIndexAndNotFromDocuments() throws Exception {
        oldHits(7);

        JsonNode profile = profile(totals(TrafficFilter.NONE));

        assertThat(sum(profile, "collect_count")).isZero();
        assertThat(sum(profile, "segments_counted_in_constant_time")).isPositive();
    }

    @Test
    void theBeginningOfTheLogIsReadFromTheIndexToo() throws Exception {
        oldHits(7);

        BeginningSearch beginning = new BeginningSearch(store.names.pattern(), TrafficFilter.NONE);
        assertThat(sum(profile(beginning.body()), "collect_count")).isZero();
    }

    /** Where an ascending sort fails now and then. */
    @Test
    void theBeginningIsFoundInTheSmallestSegments() throws Exception {
        var source = new ElasticsearchTrafficSource(store.connection, store.names.pattern(), TrafficFilter.NONE, 10);
        for (int i = 0; i < 60; i++) {
            store.index(day, List.of(StoredHit.at(NOON.minusSeconds(i))));

            assertThat(source.beginning()).contains(NOON.minusSeconds(i));
        }
    }

    @Test
    void totalsBelowAFilterLookAtTheHitsThatItLeaves() throws Exception {
        oldHits(7);
        TrafficFilter some = new TrafficFilter(List.of(TrafficFilter.Condition.parse("section!=/section1")));

        assertThat(sum(profile(totals(some)), "collect_count")).isPositive();
    }

    /**
     * Elasticsearch's own limit for the quick way; the days before come from the cache then, and only today is counted.
     */
    @Test
    void totalsOfMoreThanAThousandSectionsInOneDayLookAtEveryHitOfThatDay() throws Exception {
        oldHits(1_001);

        assertThat(sum(profile(totals(TrafficFilter.NONE)), "collect_count")).isEqualTo(OLD);
    }

    @Test
    void theIntervalAndTheLookbackLookAtTheirOwnHitsAlone() throws Exception {
        oldHits(7);
        store.index(
                day,
                IntStream.range(0, NEW)
                        .mapToObj(i ->
                                StoredHit.at(NOON.minusMillis(100L * i + 1)).taking(1_000_000L * i))
                        .toList());

        String pattern = store.names.pattern();
        ListsPart all = ListsPart.all(10);
        var interval = new IntervalSearch(pattern, TrafficFilter.NONE, all.ofInterval(), QUESTION);
        var lists = new ListsSearch(pattern, new FilterQuery(), QUESTION.interval(), all.others());
        var lookback = new SeriesSearch(pattern, TrafficFilter.NONE, Counting.EVERY_HIT, QUESTION.lookback());

        for (Search<?> search : List.of(interval, lists, lookback)) {
            assertThat(profile(search.body()).findValues("collect_count"))
                    .isNotEmpty()
                    .allSatisfy(count -> assertThat(count.asLong()).isLessThanOrEqualTo(NEW));
        }
    }

    @Test
    void totalsOfWhatDoesNotChangeComeFromTheCache() throws Exception {
        oldHits(7);
        store.send("POST", "/" + day + "/_search", JsonBody.of(totals(TrafficFilter.NONE)));
        long before = cacheHits();
        store.send("POST", "/" + day + "/_search", JsonBody.of(totals(TrafficFilter.NONE)));

        assertThat(cacheHits()).isEqualTo(before + 1);
    }

    @Test
    void whatAnotherPollerHasAskedForTheSameTickComesFromTheCache() throws Exception {
        oldHits(7);
        Watcher first = watcher(4);
        Watcher second = watcher(31);
        first.onTick(NOON, 0);
        first.onTick(NOON.plusSeconds(10), 0);
        second.onTick(NOON.plusSeconds(10), 0);
        first.onTick(NOON.plusSeconds(20), 0);
        long hits = cacheHits();
        long misses = cached("miss_count");

        assertThat(second.onTick(NOON.plusSeconds(20), 0).traffic()).isPresent();

        assertThat(cacheHits()).isEqualTo(hits + 4);
        assertThat(cached("miss_count")).isEqualTo(misses);
    }

    /** A poller that asks {@code late} milliseconds after its time. */
    private Watcher watcher(int late) {
        var source = new ElasticsearchTrafficSource(store.connection, store.names.pattern(), TrafficFilter.NONE, 10);
        AlertRule rule = new AlertRule(Duration.ofMinutes(2), BigDecimal.TEN, BigDecimal.TEN);
        return Watcher.live(
                source,
                List.of(rule),
                Duration.ofSeconds(10),
                () -> NOON.plusSeconds(23).plusMillis(late));
    }

    private void oldHits(int sections) throws Exception {
        store.index(
                day,
                IntStream.range(0, OLD)
                        .mapToObj(i -> StoredHit.at(NOON.minusSeconds(7_200).minusMillis(i))
                                .of("/section" + i % sections))
                        .toList());
    }

    private Map<String, Object> totals(TrafficFilter filter) {
        return new TotalsSearch(store.names.pattern(), new FilterQuery(filter), 10).body();
    }

    private JsonNode profile(Map<String, Object> body) throws Exception {
        body.put("profile", true);
        return store.send("POST", "/" + day + "/_search", JsonBody.of(body)).path("profile");
    }

    private static long sum(JsonNode profile, String figure) {
        List<JsonNode> values = profile.findValues(figure);
        assertThat(values).as("%s in %s", figure, profile).isNotEmpty();
        return values.stream().mapToLong(JsonNode::asLong).sum();
    }

    private long cacheHits() throws Exception {
        return cached("hit_count");
    }

    private long cached(String figure) throws Exception {
        return store.send("GET", "/" + day + "/_stats/request_cache", "")
                .at("/_all/primaries/request_cache/" + figure)
                .asLong();
    }
}
