package httpmonitor.elastic.query;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.search.Search;
import httpmonitor.http.JsonBody;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Several searches in one request, an {@code _msearch}. Elasticsearch may refresh between them, so two answers may
 * differ in seconds that still get hits. One partial answer makes all unavailable.
 */
final class MultiSearch {

    private final List<Search<?>> searches = new ArrayList<>();

    /** What searches of the request have found. */
    @FunctionalInterface
    interface Result<T> {
        /** Reads it from the {@linkplain MultiSearch#answers answers} to all searches. */
        T in(JsonNode answers) throws TrafficUnavailableException;
    }

    /** Adds a search; equal searches are sent once and share the answer. */
    <T> Result<T> add(Search<T> search) {
        int known = searches.indexOf(search);
        int position = known < 0 ? searches.size() : known;
        if (known < 0) {
            searches.add(search);
        }
        return answers -> read(search, answers.path(position));
    }

    /** Adds a search where there is one. */
    <T> Result<Optional<T>> add(Optional<? extends Search<T>> search) {
        Result<List<T>> found = addAll(search.stream());
        return answers -> found.in(answers).stream().findFirst();
    }

    /** Adds a search where it is wanted. */
    <T> Result<Optional<T>> addIf(boolean wanted, Search<T> search) {
        return add(wanted ? Optional.of(search) : Optional.empty());
    }

    /** Adds all of them. */
    <T> Result<List<T>> addAll(Stream<? extends Search<T>> all) {
        return all(all.<Result<T>>map(this::add).toList());
    }

    /** All of these results. */
    static <T> Result<List<T>> all(List<Result<T>> results) {
        return answers -> {
            List<T> found = new ArrayList<>();
            for (Result<T> result : results) {
                found.add(result.in(answers));
            }
            return found;
        };
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

    /** The answers in the body of the response, in the order of the searches. */
    JsonNode answers(JsonNode body) throws TrafficUnavailableException {
        JsonNode answers = body.path("responses");
        if (answers.size() != searches.size()) {
            throw new TrafficUnavailableException(
                    "Elasticsearch answered " + answers.size() + " of " + searches.size() + " searches");
        }
        for (JsonNode answer : answers) {
            Completeness.check(answer);
        }
        return answers;
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
}
