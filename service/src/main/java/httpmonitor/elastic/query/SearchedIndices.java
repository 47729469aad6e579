package httpmonitor.elastic.query;

import static httpmonitor.elastic.rest.Json.object;

import java.util.List;
import java.util.Map;

/**
 * The index options of a search. Missing indices are ignored: they hold no hit. Closed indices are not ignored: their
 * documents exist and cannot be searched, so Elasticsearch refuses the search.
 */
final class SearchedIndices {

    private SearchedIndices() {}

    /** The header of one search of an {@code _msearch}. */
    static Map<String, Object> header(String index) {
        return object(
                "index",
                expression(index),
                "expand_wildcards",
                List.of("open", "closed"),
                "ignore_unavailable",
                false,
                "allow_no_indices",
                true);
    }

    /** The endpoint of a single search. */
    static String endpoint(String index) {
        return "/" + expression(index)
                + "/_search?expand_wildcards=open,closed&ignore_unavailable=false&allow_no_indices=true";
    }

    /** Only a pattern may match no index, so a single index is written as a pattern that matches only it. */
    private static String expression(String index) {
        return index.contains("*") ? index : index + "*,-" + index + "-*";
    }
}
