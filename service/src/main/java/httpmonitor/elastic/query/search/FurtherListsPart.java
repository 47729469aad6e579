package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.AgentCatalog;
import httpmonitor.traffic.FurtherList;
import httpmonitor.traffic.FurtherLists;
import httpmonitor.traffic.FurtherLists.Referrer;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The lists of an interval that are there only where they are asked for: aggregations next to those of {@link
 * IntervalPart}, and what their answers say.
 *
 * @param asked which of them
 * @param top their length
 * @param durations whether hits are counted by how long they took
 */
public record FurtherListsPart(Set<FurtherList> asked, int top, boolean durations) {

    /** Up to this number of values, all counts are exact, also over several shards. */
    private static final int EXACT = 1_000;

    private static final String URLS = "by_url";
    private static final String REFERRERS = "by_referrer";
    private static final String AGENTS = "by_agent";

    private static final class Catalog {
        static final AgentCatalog OF_JAR = AgentFile.read();
    }

    /** Adds the aggregations. */
    void addTo(Map<String, Object> aggregations) {
        if (asked.contains(FurtherList.URLS)) {
            aggregations.put(URLS, IntervalPart.bySection(DocumentField.PATH, top, EXACT));
        }
        if (asked.contains(FurtherList.REFERRERS)) {
            aggregations.put(REFERRERS, IntervalPart.busiest(DocumentField.REFERRER, top, EXACT, object()));
        }
        if (asked.contains(FurtherList.AGENTS)) {
            // Several of them have one name: which names are the busiest is known once all are.
            aggregations.put(AGENTS, IntervalPart.busiest(DocumentField.USER_AGENT, EXACT, EXACT, object()));
        }
    }

    /** Whether counts of a list may be off. */
    boolean isEstimated(JsonNode interval) throws TrafficUnavailableException {
        for (String name : List.of(URLS, REFERRERS, AGENTS)) {
            JsonNode terms = interval.get(name);
            if (terms != null
                    && (SearchAnswer.error(terms) > 0
                            || (name.equals(AGENTS) && SearchAnswer.number(terms, "sum_other_doc_count") > 0))) {
                return true;
            }
        }
        return false;
    }

    /** What was asked for. */
    FurtherLists read(JsonNode interval, long hits, long longest) throws TrafficUnavailableException {
        return new FurtherLists(
                asked.contains(FurtherList.URLS)
                        ? Optional.of(IntervalPart.sections(SearchAnswer.required(interval, URLS), hits, longest))
                        : Optional.empty(),
                asked.contains(FurtherList.REFERRERS)
                        ? Optional.of(referrers(SearchAnswer.required(interval, REFERRERS), hits))
                        : Optional.empty(),
                asked.contains(FurtherList.AGENTS)
                        ? Optional.of(Catalog.OF_JAR.named(counts(SearchAnswer.required(interval, AGENTS), hits), top))
                        : Optional.empty());
    }

    /** The lists of an interval without hits. */
    FurtherLists empty() {
        return new FurtherLists(
                asked.contains(FurtherList.URLS) ? Optional.of(List.of()) : Optional.empty(),
                asked.contains(FurtherList.REFERRERS) ? Optional.of(List.of()) : Optional.empty(),
                asked.contains(FurtherList.AGENTS) ? Optional.of(List.of()) : Optional.empty());
    }

    private static List<Referrer> referrers(JsonNode terms, long hits) throws TrafficUnavailableException {
        List<Referrer> referrers = new ArrayList<>();
        counts(terms, hits).forEach((url, count) -> referrers.add(new Referrer(url, count)));
        return referrers;
    }

    private static Map<String, Long> counts(JsonNode terms, long hits) throws TrafficUnavailableException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (JsonNode bucket : SearchAnswer.buckets(terms)) {
            counts.put(SearchAnswer.key(bucket), SearchAnswer.count(bucket, hits));
        }
        return counts;
    }
}
