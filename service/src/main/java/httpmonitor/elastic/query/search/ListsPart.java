package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.AgentCatalog;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.Networks;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.View;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lists of an interval: the aggregations over its hits, and the reading of their answers.
 *
 * @param asked which lists
 * @param top the length of each list
 */
public record ListsPart(Set<HitList> asked, int top) {

    /**
     * The lists of an answer.
     *
     * @param estimates those whose counts are estimates
     */
    public record Found(Map<HitList, List<HitGroup>> lists, Set<HitList> estimates) {}

    /** The lists that every tick has. */
    public static final Set<HitList> OF_EVERY_TICK = Set.of(HitList.SECTIONS, HitList.CLIENTS);

    /**
     * In shorter ranges, looking up each hit's value costs less than numbering all values of an index, which
     * Elasticsearch repeats after each refresh.
     */
    private static final Duration SHORT = Duration.ofHours(6);

    private static final String URL_LATENCY = "url_latency";

    /** Lists whose values are summed up here: only the sums show which are the busiest. */
    private static final Set<HitList> SUMMED = Set.of(HitList.AGENTS, HitList.NETWORKS);

    private static final class Catalog {
        static final AgentCatalog OF_JAR = AgentFile.read();
    }

    /** These lists and those of every tick. */
    public static ListsPart ofTick(Set<HitList> more, int top) {
        Set<HitList> all = EnumSet.copyOf(OF_EVERY_TICK);
        all.addAll(more);
        return new ListsPart(all, top);
    }

    /** These lists and those of a view. */
    public ListsPart with(View view) {
        return ofTick(
                Stream.concat(asked.stream(), view.lists().stream()).collect(Collectors.toSet()),
                Math.max(top, view.top()));
    }

    /** The lists that {@link IntervalSearch} counts; networks are summed up from its clients. */
    public ListsPart ofInterval() {
        return where(ListsPart::isOfInterval);
    }

    /** The lists that {@link ListsSearch} counts. */
    public ListsPart others() {
        return where(list -> !isOfInterval(list));
    }

    private static boolean isOfInterval(HitList list) {
        return OF_EVERY_TICK.contains(list) || list == HitList.NETWORKS;
    }

    private ListsPart where(Predicate<HitList> wanted) {
        return new ListsPart(asked.stream().filter(wanted).collect(Collectors.toSet()), top);
    }

    /** Whether there is no list. */
    public boolean isEmpty() {
        return asked.isEmpty();
    }

    /** All lists. */
    public static ListsPart all(int top) {
        return new ListsPart(EnumSet.allOf(HitList.class), top);
    }

    /** Adds the aggregations over hits of a range. */
    void addTo(Map<String, Object> aggregations, TimeRange range) {
        for (HitList list : asked) {
            Map<String, Object> values = values(list, range);
            aggregations.put(
                    name(list),
                    list == HitList.FAILING_URLS
                            ? object("filter", StatusRanges.errors(), "aggs", object("values", values))
                            : values);
            if (hasUrlLatency(list, range)) {
                aggregations.put(URL_LATENCY, urlLatency(range));
            }
        }
    }

    /** Networks are summed up from the list of clients. */
    private static String name(HitList list) {
        return "by_" + (list == HitList.NETWORKS ? HitList.CLIENTS : list).label();
    }

    private boolean isSummed(HitList list) {
        return SUMMED.contains(list) || (list == HitList.CLIENTS && asked.contains(HitList.NETWORKS));
    }

    /** Each shard returns {@link Search#EXACT} values, so that counts are exact where there are no more values. */
    private Map<String, Object> values(HitList list, TimeRange range) {
        int exact = exact(list);
        Map<String, Object> terms =
                object("field", field(list), "size", isSummed(list) ? exact : top, "shard_size", Math.max(top, exact));
        boolean isShort = range.length().compareTo(SHORT) <= 0;
        if (isShort && list != HitList.STATUS) {
            terms.put("execution_hint", "map");
        }
        Map<String, Object> perValue = object("bytes", IntervalPart.sumOfBytes(), "errors", StatusRanges.ofErrors());
        if (list == HitList.SECTIONS) {
            perValue.put("latency", LatencyPart.p95(LatencyPart.BOTH));
        }
        return object("terms", terms, "aggs", perValue);
    }

    /** Percentiles of a URL over a longer span would be computed of too many hits. */
    private static boolean hasUrlLatency(HitList list, TimeRange range) {
        return list == HitList.URLS && list.hasLatency(range.length());
    }

    /**
     * For the URLs shown alone: each histogram costs as much as ten counts, and shards count a thousand URLs. The hits
     * of a day are in one shard, which need not return more URLs than are shown.
     */
    private Map<String, Object> urlLatency(TimeRange range) {
        Map<String, Object> terms = object("field", field(HitList.URLS), "size", top, "execution_hint", "map");
        if (isOfOneDay(range)) {
            terms.put("shard_size", top);
        }
        return object("terms", terms, "aggs", object("latency", LatencyPart.p95(LatencyPart.USUAL)));
    }

    private static boolean isOfOneDay(TimeRange range) {
        Instant last = range.to().minusNanos(1);
        return range.from().truncatedTo(ChronoUnit.DAYS).equals(last.truncatedTo(ChronoUnit.DAYS));
    }

    private static int exact(HitList list) {
        return list == HitList.CLIENTS || list == HitList.NETWORKS ? Search.EXACT_CLIENTS : Search.EXACT;
    }

    private static String field(HitList list) {
        return switch (list) {
            case SECTIONS -> DocumentField.SECTION;
            case URLS, FAILING_URLS -> DocumentField.PATH;
            case CLIENTS, NETWORKS -> DocumentField.CLIENT;
            case STATUS -> DocumentField.STATUS;
            case METHODS -> DocumentField.METHOD;
            case AGENTS -> DocumentField.USER_AGENT;
            case REFERRERS -> DocumentField.REFERRER;
            case HOSTS -> DocumentField.DOMAIN;
            case SERVERS -> DocumentField.HOST;
        };
    }

    /**
     * The lists that were asked for.
     *
     * @param hits the number of hits in the aggregations
     * @param longest the longest duration of these hits
     */
    Found read(JsonNode interval, TimeRange range, long hits, long longest) throws TrafficUnavailableException {
        Map<HitList, List<HitGroup>> lists = new EnumMap<>(HitList.class);
        Set<HitList> estimates = EnumSet.noneOf(HitList.class);
        for (HitList list : asked) {
            JsonNode terms = terms(interval, list);
            Map<String, JsonNode> urls = hasUrlLatency(list, range) ? urls(interval) : Map.of();
            lists.put(list, shown(list, groups(list, terms, hits, urls, longest)));
            if (SearchAnswer.error(terms) > 0
                    || (SUMMED.contains(list) && SearchAnswer.number(terms, "sum_other_doc_count") > 0)) {
                estimates.add(list);
            }
        }
        return new Found(lists, estimates);
    }

    /** The lists of an interval without hits. */
    Found none() {
        Map<HitList, List<HitGroup>> lists = new EnumMap<>(HitList.class);
        asked.forEach(list -> lists.put(list, List.of()));
        return new Found(lists, Set.of());
    }

    private static JsonNode terms(JsonNode interval, HitList list) throws TrafficUnavailableException {
        JsonNode found = SearchAnswer.required(interval, name(list));
        return list == HitList.FAILING_URLS ? SearchAnswer.required(found, "values") : found;
    }

    private List<HitGroup> shown(HitList list, List<HitGroup> groups) {
        return switch (list) {
            case AGENTS -> Catalog.OF_JAR.named(groups, top);
            case NETWORKS -> Networks.of(groups, top);
            case SECTIONS, URLS, FAILING_URLS, CLIENTS, STATUS, METHODS, REFERRERS, HOSTS, SERVERS ->
                groups.subList(0, Math.min(top, groups.size()));
        };
    }

    private static List<HitGroup> groups(
            HitList list, JsonNode terms, long hits, Map<String, JsonNode> urls, long longest)
            throws TrafficUnavailableException {
        List<HitGroup> groups = new ArrayList<>();
        for (JsonNode bucket : SearchAnswer.buckets(terms)) {
            long count = SearchAnswer.count(bucket, hits);
            JsonNode errors = SearchAnswer.required(SearchAnswer.required(bucket, "errors"), "buckets");
            long clientErrors = SearchAnswer.count(SearchAnswer.required(errors, "4xx"), count);
            long serverErrors = SearchAnswer.count(SearchAnswer.required(errors, "5xx"), count - clientErrors);
            groups.add(new HitGroup(
                    SearchAnswer.key(bucket),
                    count,
                    IntervalPart.bytes(bucket, count),
                    clientErrors,
                    serverErrors,
                    p95(list, bucket, urls, count, longest)));
        }
        return groups;
    }

    /** The 95th percentile of a value: sections have it in their bucket, URLs in a list of their own. */
    private static OptionalLong p95(HitList list, JsonNode bucket, Map<String, JsonNode> urls, long count, long longest)
            throws TrafficUnavailableException {
        if (list == HitList.SECTIONS) {
            return LatencyPart.readP95(SearchAnswer.required(bucket, "latency"), count, longest, LatencyPart.BOTH);
        }
        JsonNode url = urls.get(SearchAnswer.key(bucket));
        // With several shards it may be of fewer hits than the URL has.
        return url != null && SearchAnswer.count(url) == count
                ? LatencyPart.readP95(SearchAnswer.required(url, "latency"), count, longest, LatencyPart.USUAL)
                : OptionalLong.empty();
    }

    private static Map<String, JsonNode> urls(JsonNode interval) throws TrafficUnavailableException {
        Map<String, JsonNode> urls = new HashMap<>();
        for (JsonNode url : SearchAnswer.buckets(SearchAnswer.required(interval, URL_LATENCY))) {
            urls.put(SearchAnswer.key(url), url);
        }
        return urls;
    }
}
