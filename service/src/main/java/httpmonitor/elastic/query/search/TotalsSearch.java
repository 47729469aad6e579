package httpmonitor.elastic.query.search;

import static httpmonitor.elastic.rest.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.search.TotalsSearch.Totals;
import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.StoredTotals;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Counts all stored hits.
 *
 * <p>It has no query without a filter, and never a sub-aggregation: only then Elasticsearch answers {@code terms} from
 * the index and not from every document.
 *
 * @param index of the hits
 * @param counted which of them
 * @param top the lowest number of sections to return
 */
public record TotalsSearch(String index, FilterQuery counted, int top) implements Search<Totals> {

    /** The totals, and how many indices they were counted in. */
    public record Totals(StoredTotals stored, int indices) {}

    @Override
    public Map<String, Object> body() {
        var terms = object("terms", object("field", DocumentField.SECTION, "size", Math.max(top, EXACT)));
        Map<String, Object> body = object("size", 0, "track_total_hits", true, "aggs", object("sections", terms));
        if (!counted.isEmpty()) {
            body.put("query", counted.query());
        }
        return body;
    }

    @Override
    public Totals read(JsonNode response) throws TrafficUnavailableException {
        int indices = SearchAnswer.indices(response);
        if (indices == 0) {
            return new Totals(new StoredTotals(0, new LinkedHashMap<>(), true), 0);
        }
        SequencedMap<String, Long> bySection = new LinkedHashMap<>();
        JsonNode sections = SearchAnswer.aggregation(response, "sections");
        for (JsonNode bucket : SearchAnswer.buckets(sections)) {
            bySection.put(SearchAnswer.key(bucket), SearchAnswer.count(bucket));
        }
        boolean complete =
                SearchAnswer.error(sections) == 0 && SearchAnswer.number(sections, "sum_other_doc_count") == 0;
        return new Totals(new StoredTotals(SearchAnswer.total(response), bySection, complete), indices);
    }
}
