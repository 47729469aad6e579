package httpmonitor.elastic.query;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.search.Search;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.RestJson;
import httpmonitor.http.JsonBody;
import httpmonitor.traffic.TrafficUnavailableException;

/** Sends searches, each call in one request. A failure is a sentence. Thread-safe. */
record SearchClient(RestJson rest) {

    JsonNode ask(Search<?> search) throws TrafficUnavailableException {
        return post(SearchedIndices.endpoint(search.index()), JsonBody.of(search.body()));
    }

    <T> T ask(MultiSearch request, MultiSearch.Result<T> wanted) throws TrafficUnavailableException {
        return wanted.in(request.answers(post("/_msearch", request.body())));
    }

    private JsonNode post(String endpoint, String body) throws TrafficUnavailableException {
        try {
            return rest.post("Cannot read the hits", endpoint, body);
        } catch (ElasticException e) {
            throw new TrafficUnavailableException(String.valueOf(e.getMessage()), e);
        }
    }
}
