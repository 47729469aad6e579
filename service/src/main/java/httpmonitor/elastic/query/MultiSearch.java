package httpmonitor.elastic.query;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.search.Search;
import httpmonitor.http.JsonBody;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Several searches in one request, an {@code _msearch}. Elasticsearch may refresh between them, so two answers may
 * differ in seconds that still get hits. One partial answer makes all unavailable.
 */
final class MultiSearch {

    private final List<Search<?>> searches = new ArrayList<>();

    /** A search of the request, and the position of its answer. */
    record Place<T>(Search<T> search, int position) {}

    /** Adds a search; equal searches are sent once and share the answer. */
    <T> Place<T> add(Search<T> search) {
        int known = searches.indexOf(search);
        if (known < 0) {
            searches.add(search);
        }
        return new Place<>(search, known < 0 ? searches.size() - 1 : known);
    }

    /** The request's body: a header line and a body line for each search. */
    String body() {
        StringBuilder lines = new StringBuilder();
        for (Search<?> search : searches) {
            lines.append(JsonBody.of(SearchedIndices.header(search.index()))).append('\n');
            lines.append(JsonBody.of(search.body())).append('\n');
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

    /**
     * Reads the answer to one search. A contradictory answer is unavailable too: no answer of a server may end the
     * program.
     */
    static <T> T read(Search<T> search, JsonNode response) throws TrafficUnavailableException {
        Completeness.check(response);
        try {
            return search.read(response);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new TrafficUnavailableException(
                    "Elasticsearch's answer contradicts itself: "
                            + Objects.requireNonNullElse(e.getMessage(), "it makes no sense"),
                    e);
        }
    }

    /** The answers, in the order of the searches. */
    record Answers(JsonNode responses) {

        <T> T of(Place<T> place) throws TrafficUnavailableException {
            return MultiSearch.read(place.search(), responses.path(place.position()));
        }
    }
}
