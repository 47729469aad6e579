package httpmonitor.elastic.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.elastic.RandomHits;
import httpmonitor.elastic.StoredHit;
import httpmonitor.elastic.TestStore;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticSettings;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Templates;
import httpmonitor.testing.ElasticsearchServer;
import httpmonitor.testing.RealElasticsearch;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.HitHistoryContract;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.SampleTraffic;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSnapshot.UnparsedLine;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficSource.RuleQuestion;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.View;
import httpmonitor.traffic.WindowContrast;
import httpmonitor.traffic.WindowContrast.Order;
import httpmonitor.traffic.WindowContrast.Part;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealElasticsearch.class)
class ElasticsearchTrafficSourceIT extends HitHistoryContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /** The interval before it lies in two days, and so in two indices. */
    private static final Instant T = Instant.parse("2026-11-21T00:00:05Z");

    private static final Instant NOW = T.plusSeconds(3);
    private static final TimeRange LATE = new TimeRange(T.minusSeconds(3_000), T.minusSeconds(100));
    private static final Question QUESTION = new Question(
            TimeRange.endingAt(T, Duration.ofSeconds(10)),
            TimeRange.endingAt(T, Duration.ofSeconds(100)),
            NOW,
            Optional.of(NOW.minusSeconds(10)),
            LATE);

    private ElasticsearchServer server;
    private TestStore store;

    @BeforeEach
    void open(ElasticsearchServer address) throws Exception {
        server = address;
        fresh();
    }

    private void fresh() throws Exception {
        store = new TestStore(server);
        new Templates(store.connection, store.names).install();
        store.forgetHeartbeats();
    }

    @AfterEach
    void close() throws Exception {
        store.send(
                "DELETE",
                "/" + store.names.prefix() + "2026.11.20," + store.names.prefix() + "2026.11.21,"
                        + store.names.archive() + "?ignore_unavailable=true",
                "");
        store.close();
    }

    @Override
    protected HitHistory holding(Map<Instant, Integer> hits) throws Exception {
        List<StoredHit> all = new ArrayList<>();
        hits.forEach(
                (second, count) -> IntStream.range(0, count).forEach(i -> all.add(StoredHit.at(second.plusMillis(i)))));
        if (!all.isEmpty()) {
            store.index(store.names.prefix() + "2026.11.21", all);
        }
        return source(5);
    }

    /** Two series in one answer: twice the buckets. */
    @Test
    void theLongestSliceOfAShareIsAnswered() throws Exception {
        TimeRange slice = TimeRange.endingAt(NOON, HitHistory.LONGEST_SLICE);
        holding(everySecondOf(slice));

        CountedHits counted =
                source(5).counting(new Counting(TrafficFilter.NONE, true)).counted(slice);

        assertThat(counted.matching().sum()).isEqualTo(slice.seconds());
        assertThat(counted.all().sum()).isEqualTo(slice.seconds());
    }

    @Test
    void aRefusalWithoutARootCauseIsReportedWithItsCause() throws Exception {
        TimeRange tooLong = TimeRange.endingAt(NOON, Duration.ofHours(10));
        holding(everySecondOf(tooLong));

        assertThatThrownBy(() -> source(5)
                        .counting(new Counting(TrafficFilter.NONE, true))
                        .counted(tooLong))
                .isInstanceOf(TrafficUnavailableException.class)
                .hasMessageContaining("too_many_buckets_exception: ");
    }

    private ElasticsearchTrafficSource source(int top, String... filters) {
        return new ElasticsearchTrafficSource(
                store.connection,
                store.names.pattern(),
                new TrafficFilter(Arrays.stream(filters).map(Condition::parse).toList()),
                top);
    }

    private static IntervalTraffic look(ElasticsearchTrafficSource source, String into) throws Exception {
        View view = new View(TrafficFilter.NONE, Optional.of(new TrafficFilter(List.of(Condition.parse(into)))));
        return source.snapshot(Question.about(QUESTION.interval(), QUESTION.now(), view))
                .closer()
                .detail()
                .orElseThrow();
    }

    private static List<String> values(List<HitGroup> groups) {
        return groups.stream().map(group -> group.value() + " " + group.hits()).toList();
    }

    @Test
    void everyNumberIsWhatTheDocumentsSay() throws Exception {
        for (long seed = 0; seed < 3; seed++) {
            close();
            fresh();
            RandomHits random = new RandomHits(seed, T);
            List<StoredHit> hits = random.store(store);
            CountedTraffic expected = new CountedTraffic(hits, QUESTION, 5);

            TrafficSnapshot found = source(5).snapshot(QUESTION);

            assertThat(found.interval()).as("seed %s", seed).isEqualTo(expected.interval());
            assertThat(found.recent()).as("seed %s", seed).isEqualTo(expected.recent());
            assertThat(List.copyOf(found.totals().bySection().entrySet()))
                    .as("seed %s", seed)
                    .isEqualTo(expected.sectionTotals());
            assertThat(found.totals().hits()).isEqualTo(hits.size());
            assertThat(found.totals().complete()).isTrue();
            assertThat(found.store().newestHit()).as("seed %s", seed).isEqualTo(expected.newest(NOW));
        }
    }

    @Test
    void aLookIntoSomeHitsCountsThoseOfTheIntervalThatPassTheFilter() throws Exception {
        store.index(
                store.names.prefix() + "2026.11.21",
                List.of(
                        StoredHit.at(T.minusSeconds(1)).from("10.0.0.7"),
                        StoredHit.at(T.minusSeconds(1)).from("10.0.0.7").of("/b"),
                        StoredHit.at(T.minusSeconds(1)).from("10.0.0.8").of("/b"),
                        StoredHit.at(T).from("10.0.0.7")));

        IntervalTraffic client = look(source(5), "client=10.0.0.7");
        assertThat(client.hits()).isEqualTo(2);
        assertThat(values(client.list(HitList.SECTIONS))).containsExactly("/a 1", "/b 1");

        IntervalTraffic section = look(source(5, "client=10.0.0.8"), "section=/b");
        assertThat(values(section.list(HitList.CLIENTS))).containsExactly("10.0.0.8 1");

        assertThat(values(look(source(1), "section=/b").list(HitList.CLIENTS))).containsExactly("10.0.0.7 1");
    }

    @Test
    void aClosedIndexOfThePatternIsAPartAndNoZero() throws Exception {
        String yesterday = store.names.prefix() + "2026.11.20";
        store.index(store.names.prefix() + "2026.11.21", List.of(StoredHit.at(T.minusSeconds(1))));
        store.index(yesterday, List.of(StoredHit.at(T.minusSeconds(7))));
        store.send("POST", "/" + yesterday + "/_close", "");

        assertThatThrownBy(() -> source(5).snapshot(QUESTION))
                .isInstanceOf(TrafficUnavailableException.class)
                .hasMessageContaining(yesterday + " is closed");
        assertThatThrownBy(() -> source(5).counted(QUESTION.lookback()))
                .isInstanceOf(TrafficUnavailableException.class)
                .hasMessageContaining(yesterday + " is closed");
    }

    @Test
    void closedHeartbeatsAreNotKnown() throws Exception {
        store.index(store.names.prefix() + "2026.11.21", List.of(StoredHit.at(T.minusSeconds(1))));
        store.send("PUT", "/" + IndexNames.HEARTBEAT, "");
        store.send("POST", "/" + IndexNames.HEARTBEAT + "/_close", "");

        assertThatThrownBy(() -> source(5).snapshot(QUESTION))
                .isInstanceOf(TrafficUnavailableException.class)
                .hasMessageContaining(IndexNames.HEARTBEAT + " is closed");
    }

    /** The two windows lie in two days, and so in two indices. */
    @Test
    void aWindowIsHeldAgainstTheOneBeforeIt() throws Exception {
        store.index(
                store.names.prefix() + "2026.11.21",
                List.of(
                        StoredHit.at(T.minusSeconds(1)).from("10.0.0.7"),
                        StoredHit.at(T.minusSeconds(2)).from("10.0.0.7").of("/b"),
                        StoredHit.at(T.minusSeconds(3)).from("10.0.0.8").of("/b"),
                        StoredHit.at(T).of("/after")));
        store.index(
                store.names.prefix() + "2026.11.20",
                List.of(
                        StoredHit.at(T.minusSeconds(6)).from("10.0.0.9").of("/c"),
                        StoredHit.at(T.minusSeconds(6)).from("10.0.0.9").of("/c"),
                        StoredHit.at(T.minusSeconds(7)).from("10.0.0.8").of("/b"),
                        StoredHit.at(T.minusSeconds(11)).of("/earlier")));
        TimeRange window = TimeRange.endingAt(T, Duration.ofSeconds(5));

        assertThat(source(5).contrasts(List.of(window), TrafficFilter.NONE, Order.NOW))
                .containsExactly(new WindowContrast(
                        window,
                        3,
                        3,
                        List.of(new Part("/b", 2, 1), new Part("/a", 1, 0), new Part("/c", 0, 2)),
                        List.of(new Part("10.0.0.7", 2, 0), new Part("10.0.0.8", 1, 1), new Part("10.0.0.9", 0, 2))));
        TrafficFilter notB = new TrafficFilter(List.of(Condition.parse("section!=/b")));
        assertThat(source(1, "client!=10.0.0.8").contrasts(List.of(window), notB, Order.BEFORE))
                .containsExactly(new WindowContrast(
                        window, 1, 2, List.of(new Part("/c", 0, 2)), List.of(new Part("10.0.0.9", 0, 2))));
        assertThat(source(5).contrasts(List.of(), TrafficFilter.NONE, Order.NOW))
                .isEmpty();
    }

    @Test
    void aWindowWhereNothingIsStoredIsEmpty() throws Exception {
        assertThat(source(5).contrasts(List.of(QUESTION.interval()), TrafficFilter.NONE, Order.NOW))
                .containsExactly(new WindowContrast(QUESTION.interval(), 0, 0, List.of(), List.of()));
    }

    @Test
    void aLookWhereNothingIsStoredFindsNothing() throws Exception {
        assertThat(look(source(5), "section=/b").hits()).isZero();
    }

    @Test
    void theNewestUnparsedLineIsReportedWithItsReason() throws Exception {
        store.send("PUT", "/httpmonitor-unparsed/_doc/theNewest?refresh=true", """
                {"@timestamp": "%s", "error": {"message": "no time in brackets"}, "log": {"file": {"path": "/x"}, "offset": 0}}
                """.formatted(Instant.now()));
        try {
            assertThat(source(5).snapshot(QUESTION).store().newestUnparsed())
                    .contains(new UnparsedLine("no time in brackets", "/x", OptionalLong.of(0)));
        } finally {
            store.send("DELETE", "/httpmonitor-unparsed/_doc/theNewest?refresh=true", "");
        }
    }

    @Test
    void filtersApplyToEveryNumber() throws Exception {
        RandomHits random = new RandomHits(7, T);
        List<StoredHit> hits = random.store(store);
        for (RandomHits.Filter filter : RandomHits.FILTERS) {
            List<StoredHit> kept = hits.stream().filter(filter.keeps()).toList();
            CountedTraffic expected = new CountedTraffic(kept, QUESTION, 5);

            TrafficSnapshot found =
                    source(5, filter.conditions().toArray(String[]::new)).snapshot(QUESTION);

            assertThat(found.interval()).as("%s", filter.conditions()).isEqualTo(expected.interval());
            assertThat(found.recent()).as("%s", filter.conditions()).isEqualTo(expected.recent());
            assertThat(found.totals().hits()).as("%s", filter.conditions()).isEqualTo(kept.size());
            assertThat(List.copyOf(found.totals().bySection().entrySet())).isEqualTo(expected.sectionTotals());
            assertThat(source(5, filter.conditions().toArray(String[]::new))
                            .counted(QUESTION.lookback())
                            .matching())
                    .isEqualTo(expected.recent());
        }
    }

    @Test
    void aStatusThatNoCodeCanHaveMatchesNothing() throws Exception {
        new RandomHits(1, T).store(store);

        assertThat(source(5, "status=99999").snapshot(QUESTION).totals().hits()).isZero();
    }

    @Test
    void manyClientsAreCountedWithinOnePercentAndTheListIsMarkedAsEstimated() throws Exception {
        List<StoredHit> hits = new ArrayList<>();
        for (int i = 0; i < 3_500; i++) {
            hits.add(StoredHit.at(T.minusSeconds(4)).from("client-" + i));
        }
        hits.add(StoredHit.at(T.minusSeconds(3)).from("client-7"));
        store.index(store.names.prefix() + "2026.11.21", hits);

        TrafficSnapshot found = source(5).snapshot(QUESTION);

        assertThat(found.interval().clients()).isBetween(3_465L, 3_535L);
        assertThat(found.interval().hasEstimates()).isTrue();
        assertThat(found.interval().list(HitList.CLIENTS).getFirst())
                .isEqualTo(SampleTraffic.group("client-7", 2, 2, 0, 0));
    }

    @Test
    void beyondAThousandSectionsTheirTotalsAreNotKnown() throws Exception {
        List<StoredHit> hits = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            hits.add(StoredHit.at(T.minusSeconds(3)).of("/" + i));
        }
        store.index(store.names.prefix() + "2026.11.21", hits);

        TrafficSnapshot found = source(5).snapshot(QUESTION);

        assertThat(found.totals().hits()).isEqualTo(1_100);
        assertThat(found.totals().complete()).isFalse();
        assertThat(found.totals().of("/0")).isEmpty();
        assertThat(found.interval().hasEstimates()).isTrue();
        assertThat(found.interval().list(HitList.SECTIONS))
                .extracting(HitGroup::value)
                .containsExactly("/0", "/1", "/10", "/100", "/1000");
    }

    @Test
    void hitsThatCameLateAreFoundByTheTimeOfReading() throws Exception {
        Instant early = LATE.from().plusSeconds(5);
        store.index(
                store.names.archive(),
                List.of(
                        StoredHit.at(early).readAt(NOW.minusSeconds(11)),
                        StoredHit.at(early.plusSeconds(1)).readAt(NOW.minusSeconds(10)),
                        StoredHit.at(early.plusSeconds(2)).readAt(NOW),
                        StoredHit.at(LATE.from().minusSeconds(1)).readAt(NOW),
                        StoredHit.at(LATE.to()).readAt(NOW)));

        assertThat(source(5).snapshot(QUESTION).late().oldest()).hasValue(early.plusSeconds(1));
        assertThat(source(5, "section!=/a").snapshot(QUESTION).late().oldest()).isEmpty();
    }

    /** What retention has removed is unknown, even where one line has an old date. */
    @Test
    void theLogDoesNotBeginInTheArchive() throws Exception {
        Question asking = asking(
                new RuleQuestion(Counting.EVERY_HIT, QUESTION.lookback(), LATE, true, false, List.of(), List.of()));
        assertThat(source(5).beginning()).isEmpty();
        assertThat(source(5).snapshot(asking).store().beginning()).isEmpty();

        store.index(store.names.archive(), List.of(StoredHit.at(Instant.EPOCH)));
        assertThat(source(5).beginning()).as("only the archive").isEmpty();
        assertThat(source(5).snapshot(asking).store().beginning()).isEmpty();

        store.index(store.names.prefix() + "2026.11.20", List.of(StoredHit.at(T.minusSeconds(50))));
        assertThat(source(5).beginning()).contains(T.minusSeconds(50));
        assertThat(source(5).snapshot(asking).store().beginning()).contains(T.minusSeconds(50));
    }

    private static Question asking(RuleQuestion rule) {
        return new Question(
                QUESTION.interval(),
                QUESTION.lookback(),
                NOW,
                QUESTION.lateSince(),
                LATE,
                List.of(rule),
                View.EVERYTHING);
    }

    @Test
    void withoutAnyIndexThereIsNothingButNoFailure() throws Exception {
        ElasticsearchTrafficSource source = source(5);

        TrafficSnapshot found = source.snapshot(QUESTION);

        assertThat(found.store().indices()).isZero();
        assertThat(source.indices()).isZero();
        assertThat(found.interval().hits()).isZero();
        assertThat(found.recent()).isEqualTo(HitSeries.empty(QUESTION.lookback()));
        assertThat(found.totals().complete()).isTrue();
        assertThat(found.store().heartbeats()).isEmpty();
        assertThat(source.counted(QUESTION.lookback()).matching().sum()).isZero();
        assertThat(source.firstHit(QUESTION.lookback())).isEmpty();
        assertThat(source.heartbeats(NOW)).isEmpty();
    }

    @Test
    void heartbeatsOfADayAreReadAndUnparsedLinesCounted() throws Exception {
        long unparsed = source(5).snapshot(QUESTION).store().unparsed();
        heartbeat("a", NOW.minusSeconds(1), NOW.minusSeconds(2));
        heartbeat("b", NOW.minusSeconds(3), NOW.minusSeconds(50));
        heartbeat("old", NOW.minus(Duration.ofHours(25)), NOW.minus(Duration.ofHours(25)));
        store.send("POST", "/" + IndexNames.UNPARSED + "/_doc?refresh=true", "{\"@timestamp\":\"" + NOW + "\"}");

        TrafficSnapshot found = source(5).snapshot(QUESTION);

        List<SourceHeartbeat> expected = List.of(
                SampleTraffic.heartbeat(
                        "web-1",
                        "b",
                        NOW.minusSeconds(3),
                        NOW.minusSeconds(50),
                        OptionalLong.of(60),
                        OptionalLong.of(100),
                        7),
                SampleTraffic.heartbeat(
                        "web-1",
                        "a",
                        NOW.minusSeconds(1),
                        NOW.minusSeconds(2),
                        OptionalLong.of(60),
                        OptionalLong.of(100),
                        7));
        assertThat(found.store().heartbeats()).isEqualTo(expected);
        assertThat(source(5).heartbeats(NOW)).isEqualTo(expected);
        assertThat(found.store().unparsed()).isEqualTo(unparsed + 1);
    }

    @Test
    void aFreshHeartbeatIsReadAmongTenThousandOfSourcesThatEndedToday() throws Exception {
        StringBuilder ended = new StringBuilder();
        Instant then = NOW.minus(Duration.ofHours(5));
        for (int i = 0; i < 10_000; i++) {
            ended.append("{\"index\":{}}\n{\"host\":\"pod-").append(i);
            ended.append("\",\"path\":\"a\",\"@timestamp\":\"").append(then);
            ended.append("\",\"covered_until\":\"").append(then).append("\",\"hits\":1}\n");
        }
        store.send("POST", "/" + IndexNames.HEARTBEAT + "/_bulk?filter_path=errors", ended.toString());
        heartbeat("fresh", NOW.minusSeconds(1), NOW.minusSeconds(2));

        List<SourceHeartbeat> found = source(5).heartbeats(NOW);

        assertThat(found).hasSize(10_000);
        assertThat(found.getLast().path()).isEqualTo("fresh");
    }

    private void heartbeat(String path, Instant at, Instant covered) throws IOException {
        store.send(
                "PUT",
                "/" + IndexNames.HEARTBEAT + "/_doc/" + path + "?refresh=true",
                "{\"host\":\"web-1\",\"path\":\"" + path + "\",\"@timestamp\":\"" + at + "\",\"covered_until\":\""
                        + covered + "\",\"size\":100,\"offset\":40,\"hits\":7}");
    }

    @Test
    void aServerThatIsAwayIsReportedInASentence() {
        try (var away = ElasticConnection.to(ElasticSettings.of("http://127.0.0.1:1"))) {
            var source = new ElasticsearchTrafficSource(away, "access-log-*", TrafficFilter.NONE, 5);

            assertThatThrownBy(() -> source.snapshot(QUESTION))
                    .isInstanceOf(TrafficUnavailableException.class)
                    .hasMessage("Cannot read the hits: Elasticsearch at http://127.0.0.1:1 cannot be reached"
                            + " (connection refused); check that it runs there, and --es-url");
        }
    }
}
