package httpmonitor.elastic.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.search.FilterQuery;
import httpmonitor.elastic.query.search.ListsPart;
import httpmonitor.elastic.query.search.ListsSearch;
import httpmonitor.elastic.rest.Json;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficSource.PastQuestion;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficSource.RuleQuestion;
import httpmonitor.traffic.View;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrafficQueryTest {

    /** The searches, in their order. */
    private enum Part {
        TOTALS,
        INTERVAL,
        LOOKBACK,
        HEARTBEATS,
        UNPARSED,
        LATE
    }

    private static final ListsPart LISTS = ListsPart.ofTick(Set.of(), 10);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Question FIRST = question(Optional.empty());
    private static final Question LATER = question(Optional.of(NOON.minusSeconds(20)));

    private static final TimeRange SECONDS = TimeRange.endingAt(NOON, Duration.ofSeconds(3));
    private static final TrafficFilter ERRORS = new TrafficFilter(List.of(Condition.parse("status=5xx")));

    /** A share, and traffic that may be missing. */
    static final Question WITH_RULES = new Question(
            LATER.interval(),
            LATER.lookback(),
            LATER.now(),
            LATER.lateSince(),
            LATER.late(),
            List.of(
                    new RuleQuestion(
                            new Counting(ERRORS, true), SECONDS, LATER.late(), false, false, List.of(), List.of()),
                    new RuleQuestion(
                            new Counting(ERRORS, false), SECONDS, LATER.late(), true, false, List.of(), List.of())),
            View.EVERYTHING);

    static Question question(Optional<Instant> lateSince) {
        return new Question(
                TimeRange.endingAt(NOON, Duration.ofSeconds(10)),
                TimeRange.endingAt(NOON, Duration.ofSeconds(180)),
                NOON.plusSeconds(3),
                lateSince,
                new TimeRange(NOON.minusSeconds(3_000), NOON.minusSeconds(60)));
    }

    @Test
    void everyPartToleratesMissingIndicesAndNoClosedOnes() throws Exception {
        List<JsonNode> lines = lines(TrafficFilter.NONE, LATER);

        assertThat(lines).hasSize(2 * Part.values().length);
        for (int header = 0; header < lines.size(); header += 2) {
            assertThat(lines.get(header).path("ignore_unavailable").asBoolean(true))
                    .isFalse();
            assertThat(lines.get(header).path("expand_wildcards").toString()).isEqualTo("[\"open\",\"closed\"]");
            assertThat(lines.get(header).path("allow_no_indices").asBoolean()).isTrue();
        }
        assertThat(lines.stream().map(line -> line.path("index").asText()).filter(index -> !index.isEmpty()))
                .containsExactly(
                        "access-log-*",
                        "access-log-*",
                        "access-log-*",
                        "httpmonitor-heartbeat*,-httpmonitor-heartbeat-*",
                        "httpmonitor-unparsed*,-httpmonitor-unparsed-*",
                        "access-log-*");
    }

    @Test
    void whatSeveralRulesAskOfPastWeeksIsAskedOnce() throws Exception {
        List<TimeRange> weeks = List.of(SECONDS, SECONDS);
        PastQuestion calm = new PastQuestion(Counting.EVERY_HIT, SECONDS);
        PastQuestion errors = new PastQuestion(new Counting(ERRORS, true), SECONDS);
        RuleQuestion one = new RuleQuestion(
                Counting.EVERY_HIT, FIRST.lookback(), FIRST.late(), true, false, List.of(calm, errors), weeks);
        RuleQuestion other = new RuleQuestion(
                Counting.EVERY_HIT, FIRST.lookback(), FIRST.late(), true, false, List.of(errors, calm), weeks);
        Question both = new Question(
                FIRST.interval(),
                FIRST.lookback(),
                FIRST.now(),
                FIRST.lateSince(),
                FIRST.late(),
                List.of(one, other),
                View.EVERYTHING);

        // The parts of a first tick, where the log begins, and two searches of the past.
        assertThat(lines(TrafficFilter.NONE, both))
                .hasSize(lines(TrafficFilter.NONE, FIRST).size() + 2 * 3);
    }

    /** Elasticsearch runs the searches of a request at the same time. */
    @Test
    void theListsThatNotEveryTickHasAreASearchOfTheirOwn() throws Exception {
        ListsPart lists = ListsPart.ofTick(Set.of(HitList.URLS, HitList.NETWORKS, HitList.STATUS), 10);
        List<JsonNode> lines = lines(TrafficFilter.NONE, LATER, lists);

        assertThat(lines).hasSize(2 * Part.values().length + 2);
        int interval = body(Part.INTERVAL);
        assertThat(lines.get(interval).at("/aggs/interval/aggs").fieldNames())
                .toIterable()
                .contains("by_sections", "by_clients")
                .doesNotContain("by_urls", "by_status");
        assertThat(lines.get(interval + 2).path("aggs").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("by_urls", "url_latency", "by_status", "longest");
    }

    /** Each histogram costs time, and the hits of a day are in one shard. */
    @Test
    void aShardReturnsLatenciesOfNoMoreUrlsThanAreShownUnlessMidnightIsBetween() throws Exception {
        assertThat(urlLatency(NOON).path("shard_size").asInt()).isEqualTo(10);
        assertThat(urlLatency(Instant.parse("2026-11-22T00:00:00Z"))
                        .path("shard_size")
                        .asInt())
                .isEqualTo(10);
        assertThat(urlLatency(Instant.parse("2026-11-22T00:00:01Z")).has("shard_size"))
                .isFalse();
    }

    private static JsonNode urlLatency(Instant to) {
        TimeRange range = TimeRange.endingAt(to, Duration.ofSeconds(10));
        ListsPart urls = ListsPart.ofTick(Set.of(HitList.URLS), 10).others();
        ListsSearch search = new ListsSearch("access-log-*", new FilterQuery(), range, urls);
        return Json.MAPPER.valueToTree(search.body()).at("/aggs/url_latency/terms");
    }

    @Test
    void totalsAreAnsweredFromTheIndex() throws Exception {
        JsonNode totals = part(Part.TOTALS, TrafficFilter.NONE, FIRST);

        assertThat(totals.fieldNames()).toIterable().containsExactlyInAnyOrder("size", "track_total_hits", "aggs");
        assertThat(totals.at("/aggs/sections").fieldNames()).toIterable().containsExactly("terms");
        assertThat(totals.at("/aggs/sections/terms").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("field", "size");
        assertThat(totals.path("size").asInt()).isZero();
        assertThat(totals.path("track_total_hits").asBoolean()).isTrue();
    }

    @Test
    void aFilterAppliesToEveryPartThatCountsHits() throws Exception {
        TrafficFilter filter = new TrafficFilter(List.of(Condition.parse("method=GET")));
        String term = "{\"term\":{\"http.request.method\":{\"value\":\"GET\"}}}";

        for (Part counted : List.of(Part.TOTALS, Part.INTERVAL, Part.LOOKBACK, Part.LATE)) {
            assertThat(part(counted, filter, LATER).path("query").toString()).contains(term);
        }
        for (Part other : List.of(Part.HEARTBEATS, Part.UNPARSED)) {
            assertThat(part(other, filter, LATER).toString()).doesNotContain("GET");
        }
    }

    @Test
    void aViewNarrowsNothingThatIsJudged() throws Exception {
        String errors = "{\"range\":{\"http.response.status_code\":{\"gte\":500,\"lt\":600}}}";
        Question looking = new Question(
                WITH_RULES.interval(),
                WITH_RULES.lookback(),
                WITH_RULES.now(),
                WITH_RULES.lateSince(),
                WITH_RULES.late(),
                List.of(new RuleQuestion(Counting.EVERY_HIT, SECONDS, LATER.late(), true, false, List.of(), List.of())),
                new View(ERRORS, Optional.of(new TrafficFilter(List.of(Condition.parse("section=/a"))))));
        List<JsonNode> lines = lines(TrafficFilter.NONE, looking);

        assertThat(lines.get(1).path("query").toString()).contains(errors);
        JsonNode interval = lines.get(3);
        assertThat(interval.path("query").toString()).doesNotContain(errors);
        assertThat(interval.at("/aggs/interval/filter").toString()).contains(errors);
        for (String whole : List.of("past", "future")) {
            assertThat(interval.path("aggs").path(whole).toString()).doesNotContain(errors);
        }
        assertThat(lines.subList(4, lines.size() - 1).toString()).doesNotContain(errors);
        assertThat(lines.getLast().path("query").toString()).contains(errors, "/a");
    }

    @Test
    void alternativesAndExclusionsStandApart() throws Exception {
        TrafficFilter filter = new TrafficFilter(List.of(
                Condition.parse("section=/a"),
                Condition.parse("section=/b"),
                Condition.parse("status!=5xx"),
                Condition.parse("client=10.0.0.7")));
        JsonNode bool = part(Part.TOTALS, filter, FIRST).at("/query/bool");

        assertThat(bool.path("filter")).hasSize(2);
        assertThat(bool.at("/filter/0/bool/should")).hasSize(2);
        assertThat(bool.at("/filter/0/bool/minimum_should_match").asInt()).isEqualTo(1);
        assertThat(bool.at("/must_not/0/range").toString())
                .isEqualTo("{\"http.response.status_code\":{\"gte\":500,\"lt\":600}}");
    }

    @Test
    void aRuleIsOneSearchAndOneForWhatComesLateAndAShareIsCountedWithAllHits() throws Exception {
        TrafficFilter global = new TrafficFilter(List.of(Condition.parse("status=404")));
        List<JsonNode> lines = lines(global, WITH_RULES);
        String errors = "{\"range\":{\"http.response.status_code\":{\"gte\":500,\"lt\":600}}}";

        assertThat(lines).hasSize(2 * (Part.values().length + 5));
        assertThat(lines.get(13).at("/aggs/oldest/min/field").asText()).isEqualTo("@timestamp");
        JsonNode share = lines.get(15);
        assertThat(share.path("query").toString()).contains(":404").doesNotContain(errors);
        assertThat(share.at("/aggs/matching/filter").toString())
                .contains(errors)
                .doesNotContain("404");
        assertThat(lines.get(17).toString()).contains("event.created").doesNotContain(errors);
        JsonNode missing = lines.get(19);
        assertThat(missing.path("query").toString()).contains(errors, ":404");
        assertThat(missing.path("aggs").fieldNames()).toIterable().containsExactly("seconds");
        assertThat(lines.get(21).toString()).contains("event.created", errors);
    }

    @Test
    void lateHitsAreOnlyLookedForWhereThatIsAsked() throws Exception {
        assertThat(lines(TrafficFilter.NONE, FIRST)).hasSize(2 * (Part.values().length - 1));
        assertThat(part(Part.LATE, TrafficFilter.NONE, LATER).path("query").toString())
                .contains("\"event.created\":{\"gte\":" + NOON.minusSeconds(20).toEpochMilli());
    }

    @Test
    void statusCodesAreCountedInRanges() throws Exception {
        JsonNode status = part(Part.INTERVAL, TrafficFilter.NONE, FIRST).at("/aggs/interval/aggs/status");

        assertThat(status.fieldNames()).toIterable().containsExactly("range");
        assertThat(status.at("/range/ranges")).hasSize(7);
    }

    private static JsonNode part(Part part, TrafficFilter filter, Question question) throws JsonProcessingException {
        return lines(filter, question).get(body(part));
    }

    /** The line of a part's body. */
    private static int body(Part part) {
        return 2 * List.of(Part.values()).indexOf(part) + 1;
    }

    private static List<JsonNode> lines(TrafficFilter filter, Question question) throws JsonProcessingException {
        return lines(filter, question, LISTS);
    }

    private static List<JsonNode> lines(TrafficFilter filter, Question question, ListsPart lists)
            throws JsonProcessingException {
        String body = new TrafficQuery("access-log-*", filter, lists, question, false)
                .request()
                .body();
        assertThat(body).endsWith("\n");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : body.strip().split("\n", -1)) {
            lines.add(Json.MAPPER.readTree(line));
        }
        return lines;
    }
}
