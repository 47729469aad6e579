package httpmonitor.elastic.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import httpmonitor.elastic.query.search.ListsPart;
import httpmonitor.elastic.rest.Json;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.LateHits;
import httpmonitor.traffic.Latency;
import httpmonitor.traffic.Latency.Percentiles;
import httpmonitor.traffic.SampleTraffic;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSnapshot.RuleTraffic;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrafficAnswerTest {

    private static final ListsPart LISTS = ListsPart.ofTick(Set.of(HitList.URLS), 10);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String WHOLE = "\"timed_out\":false,\"_shards\":{\"total\":2,\"failed\":0}";
    private static final String STATUS = """
            {"buckets":{"below":{"doc_count":1},"1xx":{"doc_count":0},"2xx":{"doc_count":2},"3xx":{"doc_count":0},
             "4xx":{"doc_count":3},"5xx":{"doc_count":4},"above":{"doc_count":1}}}""";
    private static final String ANSWER = """
            {"responses":[
             {WHOLE,"hits":{"total":{"value":70,"relation":"eq"}},"aggregations":{"sections":
               {"doc_count_error_upper_bound":0,"sum_other_doc_count":0,"buckets":[{"key":"/a","doc_count":70}]}}},
             {WHOLE,"aggregations":{
               "interval":{"doc_count":12,"bytes":{"value":5.0E3},"clients":{"value":2},"distinct_sections":{"value":1},
                "status":STATUS,"no_section":{"doc_count":1},
                "by_sections":{"doc_count_error_upper_bound":0,"sum_other_doc_count":0,
                 "buckets":[{"key":"/a","doc_count":11,"bytes":{"value":4.0E3},"errors":ERRORS,
                  "latency":{"doc_count":4,"long":{"doc_count":4,"values":{"values":{"95.0":3.5E7}}},
                   "short":{"doc_count":4,"values":{"values":{"95.0":3.5E7}}}}}]},
                "latency":{"doc_count":6,"max":{"value":4.0E7},
                 "long":{"doc_count":5,"values":{"values":{"50.0":9.9E7,"95.0":9.9E7,"99.0":9.9E7}}},
                 "short":{"doc_count":6,"values":{"values":{"50.0":2.0E7,"95.0":3.5E7,"99.0":4.01E7}}}},
                "by_clients":{"doc_count_error_upper_bound":0,"sum_other_doc_count":0,
                 "buckets":[{"key":"10.0.0.7","doc_count":12,"bytes":{"value":5.0E3},"errors":ERRORS}]}},
               "past":{"doc_count":12,"newest":{"value":1.795262395E12}},
               "future":{"doc_count":1,"newest":{"value":1.795263395E12}}}},
             {WHOLE,"hits":{"total":{"value":13,"relation":"eq"}},"aggregations":{
               "longest":{"doc_count":6,"max":{"value":4.0E7}},
               "by_urls":{"doc_count_error_upper_bound":0,"sum_other_doc_count":0,
                "buckets":[{"key":"/a/1","doc_count":13,"bytes":{"value":4.0E3},"errors":ERRORS}]},
               "url_latency":{"buckets":[{"key":"/a/1","doc_count":13,
                "latency":{"doc_count":4,"long":{"doc_count":4,"values":{"values":{"95.0":3.5E7}}}}}]}}},
             {WHOLE,"aggregations":{"seconds":{"buckets":[{"key":1795262395000,"doc_count":12}]}}},
             {WHOLE,"hits":{"hits":[{"_source":{"host":"web-1","path":"/a.log","@timestamp":"2026-11-21T12:00:00.000Z",
               "covered_until":"2026-11-21T11:59:58.500Z","size":10,"offset":4}}]}},
             {WHOLE,"hits":{"total":{"value":3,"relation":"eq"},"hits":[]}},
             {WHOLE,"aggregations":{"oldest":{"value":null}}}]}""".replace("WHOLE", WHOLE)
            .replace("STATUS", STATUS)
            .replace("ERRORS", "{\"buckets\":{\"4xx\":{\"doc_count\":3},\"5xx\":{\"doc_count\":4}}}");
    /** The fields of a heartbeat. A heartbeat without one of them does not make the rest unavailable. */
    private static final List<String> HEARTBEAT =
            List.of("_source", "host", "path", "size", "offset", "@timestamp", "covered_until");

    private static final Question QUESTION = TrafficQueryTest.question(Optional.of(NOON.minusSeconds(20)));

    @Test
    void aWholeAnswerIsRead() throws Exception {
        TrafficSnapshot snapshot = read(Json.MAPPER.readTree(ANSWER));

        assertThat(snapshot.interval().hits()).isEqualTo(12);
        assertThat(snapshot.interval().bytes()).isEqualTo(5_000);
        assertThat(snapshot.interval().status())
                .isEqualTo(Map.of(
                        StatusClass.SUCCESS, 2L,
                        StatusClass.CLIENT_ERROR, 3L,
                        StatusClass.SERVER_ERROR, 4L,
                        StatusClass.OTHER, 2L,
                        StatusClass.NONE, 1L));
        assertThat(snapshot.interval().list(HitList.SECTIONS))
                .containsExactly(new HitGroup("/a", 11, 4_000, 3, 4, OptionalLong.of(35_000_000)));
        assertThat(snapshot.interval().latency())
                .contains(new Latency(6, Optional.of(new Percentiles(20_000_000, 35_000_000, 40_000_000)), 40_000_000));
        assertThat(snapshot.interval().list(HitList.CLIENTS))
                .containsExactly(SampleTraffic.group("10.0.0.7", 12, 5_000, 3, 4));
        assertThat(snapshot.interval().hasEstimates()).isFalse();
        assertThat(snapshot.recent().sum(new TimeRange(NOON.minusSeconds(5), NOON.minusSeconds(4))))
                .isEqualTo(12);
        assertThat(snapshot.recent().sum()).isEqualTo(12);
        assertThat(snapshot.totals().of("/a")).hasValue(70);
        assertThat(snapshot.store().newestHit()).hasValue(NOON.minusSeconds(5));
        assertThat(snapshot.store().futureHit()).hasValue(NOON.plusSeconds(995));
        assertThat(snapshot.rules()).isEmpty();
        assertThat(snapshot.store().beginning()).isEmpty();
        assertThat(snapshot.late().oldest()).isEmpty();
        assertThat(snapshot.store().unparsed()).isEqualTo(3);
        assertThat(snapshot.store().heartbeats().getFirst().backlogBytes()).hasValue(6);
    }

    @Test
    void theNewestHitFromBeforeTheIntervalIsKnownByItsSecond() throws Exception {
        JsonNode answer = Json.MAPPER.readTree(ANSWER.replace("\"value\":1.795262395E12", "\"value\":null"));

        assertThat(read(answer).store().newestHit()).hasValue(NOON.minusSeconds(5));
    }

    @Test
    void theAnswersForRulesFollow() throws Exception {
        ObjectNode answer = (ObjectNode) Json.MAPPER.readTree(ANSWER);
        ArrayNode responses = (ArrayNode) answer.path("responses");
        for (String part : List.of(
                "\"aggregations\":{\"oldest\":{\"value\":1.795000000123E12}}",
                "\"aggregations\":{\"seconds\":{\"buckets\":[{\"key\":1795262398000,\"doc_count\":9}]},"
                        + "\"matching\":{\"seconds\":{\"buckets\":[{\"key\":1795262398000,\"doc_count\":4}]}}}",
                "\"aggregations\":{\"oldest\":{\"value\":1.7952623E12}}",
                "\"aggregations\":{\"seconds\":{\"buckets\":[{\"key\":1795262399000,\"doc_count\":2}]}}",
                "\"aggregations\":{\"oldest\":{\"value\":null}}")) {
            responses.add(Json.MAPPER.readTree("{" + WHOLE + "," + part + "}"));
        }

        TrafficSnapshot snapshot = read(answer, TrafficQueryTest.WITH_RULES);

        assertThat(snapshot.store().beginning()).hasValue(Instant.ofEpochSecond(1_795_000_000));
        assertThat(snapshot.rules())
                .containsExactly(
                        new RuleTraffic(
                                new CountedHits(
                                        HitSeries.of(NOON.minusSeconds(3), 0, 4, 0),
                                        HitSeries.of(NOON.minusSeconds(3), 0, 9, 0)),
                                new LateHits(Optional.of(Instant.ofEpochSecond(1_795_262_300)), OptionalLong.empty())),
                        new RuleTraffic(CountedHits.of(HitSeries.of(NOON.minusSeconds(3), 0, 0, 2)), LateHits.NONE));
    }

    /**
     * Takes each part out of the answer, except the fields of heartbeats: the rest reads as before or is unavailable.
     */
    @Test
    void nothingThatIsMissingIsReadAsZero() throws Exception {
        TrafficSnapshot whole = read(Json.MAPPER.readTree(ANSWER));
        int unavailable = 0;
        int count = paths(Json.MAPPER.readTree(ANSWER), new ArrayList<>()).size();
        for (int i = 0; i < count; i++) {
            JsonNode answer = Json.MAPPER.readTree(ANSWER);
            Removal removal = paths(answer, new ArrayList<>()).get(i);
            removal.parent().remove(removal.name());
            if (HEARTBEAT.contains(removal.name())) {
                continue;
            }
            try {
                assertThat(read(answer)).as("without %s", removal.name()).isEqualTo(whole);
            } catch (TrafficUnavailableException e) {
                unavailable++;
            }
        }
        assertThat(unavailable).isGreaterThan(30);
    }

    @Test
    void anAnswerToFewerSearchesIsUnavailable() throws Exception {
        ObjectNode answer = (ObjectNode) Json.MAPPER.readTree(ANSWER);
        ((ArrayNode) answer.path("responses")).remove(4);

        assertThatThrownBy(() -> read(answer))
                .isInstanceOf(TrafficUnavailableException.class)
                .hasMessage("Elasticsearch answered 6 of 7 searches");
        assertThatThrownBy(() -> read(Json.MAPPER.readTree("{}"))).hasMessageContaining("0 of 7");
    }

    @Test
    void anErrorInOnePartMakesAllUnavailable() throws Exception {
        for (int part = 0; part < 5; part++) {
            ObjectNode answer = (ObjectNode) Json.MAPPER.readTree(ANSWER);
            ((ArrayNode) answer.path("responses"))
                    .set(part, Json.MAPPER.readTree("{\"error\":{\"reason\":\"no\"},\"status\":503}"));
            assertThatThrownBy(() -> read(answer)).isInstanceOf(TrafficUnavailableException.class);
        }
    }

    @Test
    void aHeartbeatThatCannotBeReadIsLeftOut() throws Exception {
        TrafficSnapshot whole = read(Json.MAPPER.readTree(ANSWER));
        for (String broken : List.of(
                ANSWER.replace("2026-11-21T11:59:58.500Z", "soon"),
                ANSWER.replace("\"size\":10", "\"size\":-1"),
                ANSWER.replace("\"size\":10", "\"size\":99999999999999999999999"),
                ANSWER.replace("\"offset\":4", "\"offset\":\"four\""),
                ANSWER.replace("\"host\":\"web-1\"", "\"host\":{}"),
                ANSWER.replace("\"_source\":{", "\"_other\":{"))) {
            TrafficSnapshot snapshot = read(Json.MAPPER.readTree(broken));

            assertThat(snapshot.store().heartbeats()).isEmpty();
            assertThat(snapshot.interval()).isEqualTo(whole.interval());
        }
    }

    /**
     * That a source is there is known from it: without it, a poller would take its silence for the absence of sources.
     */
    @Test
    void aHeartbeatFromTheFutureIsHandedOnUnlessItCoversWhatIsNotYet() throws Exception {
        Instant now = QUESTION.now();
        String soon =
                ANSWER.replace("2026-11-21T12:00:00.000Z", now.plusSeconds(60).toString());
        String later =
                ANSWER.replace("2026-11-21T12:00:00.000Z", now.plusSeconds(61).toString());
        String covered =
                ANSWER.replace("2026-11-21T11:59:58.500Z", now.plusSeconds(61).toString());

        assertThat(read(Json.MAPPER.readTree(soon)).store().heartbeats()).hasSize(1);
        assertThat(read(Json.MAPPER.readTree(later)).store().heartbeats())
                .singleElement()
                .satisfies(beat -> assertThat(beat.at()).isEqualTo(now.plusSeconds(61)));
        assertThat(read(Json.MAPPER.readTree(covered)).store().heartbeats()).isEmpty();
    }

    /** As a cache in between would give it: the seconds of an hour ago. */
    @Test
    void anAnswerToAnotherQuestionIsUnavailable() {
        for (String other : List.of(
                ANSWER.replace("\"key\":1795262395000", "\"key\":1795258795000"),
                ANSWER.replace("\"key\":1795262395000", "\"key\":1795262400000"),
                ANSWER.replace("1.795262395E12", "1.795258795E12"),
                ANSWER.replace("1.795263395E12", "1.895263395E12"))) {
            assertThatThrownBy(() -> read(Json.MAPPER.readTree(other)))
                    .isInstanceOf(TrafficUnavailableException.class)
                    .hasMessageContaining("belongs to another request");
        }
    }

    /**
     * Puts other values in the place of each number: the answer is unavailable or reads as before, and no such number
     * is shown.
     */
    @Test
    void noNumberIsShownThatWasNotUnderstood() throws Exception {
        TrafficSnapshot whole = read(Json.MAPPER.readTree(ANSWER));
        int numbers = numbers(Json.MAPPER.readTree(ANSWER)).size();
        assertThat(numbers).isGreaterThan(40);
        for (String absurd :
                List.of("-1", "-2.5E10", "99999999999999999999999", "1E300", "\"7\"", "true", "{}", "[1]")) {
            for (int i = 0; i < numbers; i++) {
                JsonNode answer = Json.MAPPER.readTree(ANSWER);
                Removal place = numbers(answer).get(i);
                if (HEARTBEAT.contains(place.name())) {
                    continue;
                }
                place.parent().set(place.name(), Json.MAPPER.readTree(absurd));
                try {
                    assertThat(read(answer))
                            .as("%s as %s", place.name(), absurd)
                            .isEqualTo(whole);
                } catch (TrafficUnavailableException e) {
                    assertThat(e).hasMessageContaining("Elasticsearch");
                }
            }
        }
    }

    private static List<Removal> numbers(JsonNode answer) {
        return paths(answer, new ArrayList<>()).stream()
                .filter(place -> place.parent().path(place.name()).isNumber())
                .toList();
    }

    private static TrafficSnapshot read(JsonNode answer) throws TrafficUnavailableException {
        return read(answer, QUESTION);
    }

    private static TrafficSnapshot read(JsonNode answer, Question question) throws TrafficUnavailableException {
        TrafficQuery query = new TrafficQuery("access-log-*", TrafficFilter.NONE, LISTS, question, false);
        return query.snapshot().in(query.request().answers(answer));
    }

    private record Removal(ObjectNode parent, String name) {}

    private static List<Removal> paths(JsonNode node, List<Removal> found) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> found.add(new Removal(object, name)));
        }
        node.forEach(child -> paths(child, found));
        return found;
    }
}
