package httpmonitor.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.traffic.TrafficUnavailableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Several searches in one request, an {@code _msearch}. A refresh may fall between them: of seconds into which hits still come, two answers may differ. A
 * partial answer makes all unavailable.
 */
final class MultiSearch {

    private final List<Search<?>> searches = new ArrayList<>();

    /** A search of the request, and where its answer stands. */
    record Place<T>(Search<T> search, int position) {}

    <T> Place<T> add(Search<T> search) {
        searches.add(search);
        return new Place<>(search, searches.size() - 1);
    }

    /** The request's body: a header line and a body line for each search. */
    String body() {
        StringBuilder lines = new StringBuilder();
        for (Search<?> search : searches) {
            lines.append(Json.text(SearchedIndices.header(search.index()))).append('\n');
            lines.append(Json.text(search.body())).append('\n');
        }
        return lines.toString();
    }

    /** The answers to this request. */
    Answers answers(JsonNode body) throws TrafficUnavailableException {
        JsonNode responses = body.path("responses");
        if (responses.size() != searches.size()) {
            throw new TrafficUnavailableException(
                    "Elasticsearch answered " + responses.size() + " of " + searches.size() + " searches");
        }
        for (JsonNode response : responses) {
            Completeness.check(response);
        }
        return new Answers(responses);
    }

    /** What Elasticsearch answered, search by search. */
    record Answers(JsonNode responses) {

        <T> T of(Place<T> place) throws TrafficUnavailableException {
            return place.search().read(responses.path(place.position()));
        }
    }
}
