package httpmonitor.elastic.query;

import static httpmonitor.elastic.rest.Json.object;

import java.util.List;
import java.util.Map;

/**
 * How the indices of a search are named. An index that does not exist is left out: no hit is stored in it. A closed
 * index is not left out: its documents exist and cannot be searched, so Elasticsearch refuses the search, and what is
 * stored is not known.
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

    /** The endpoint of a search of its own. */
    static String endpoint(String index) {
        return "/" + expression(index)
                + "/_search?expand_wildcards=open,closed&ignore_unavailable=false&allow_no_indices=true";
    }

    /** Only a pattern may match no index, so that a single index is named by a pattern that matches nothing else. */
    private static String expression(String index) {
        return index.endsWith("*") ? index : index + "*,-" + index + "-*";
    }
}
