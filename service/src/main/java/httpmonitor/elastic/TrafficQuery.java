package httpmonitor.elastic;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.MultiSearch.Answers;
import httpmonitor.elastic.MultiSearch.Place;
import httpmonitor.elastic.RecentSearch.Recent;
import httpmonitor.elastic.TotalsSearch.Totals;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A tick's one request: independent searches, whose shapes keep its cost flat while data grow. */
final class TrafficQuery {

    private final MultiSearch request = new MultiSearch();
    private final Place<Totals> totals;
    private final Place<Recent> recent;
    private final Place<List<SourceHeartbeat>> heartbeats;
    private final Place<Long> unparsed;
    private final Optional<Place<Optional<Instant>>> late;

    /**
     * Asks for hits of an index pattern. Late hits are looked for only where the question asks for them.
     *
     * @param hits the index pattern
     * @param top the length of the lists of sections and clients
     */
    TrafficQuery(String hits, TrafficFilter filter, int top, Question question) {
        totals = request.add(new TotalsSearch(hits, filter, top));
        recent = request.add(new RecentSearch(hits, filter, top, question));
        heartbeats = request.add(new HeartbeatSearch(question.now()));
        unparsed = request.add(new UnparsedSearch());
        late = question.lateSince().map(since -> request.add(new LateSearch(hits, filter, since, question.late())));
    }

    /** The request's body. */
    String body() {
        return request.body();
    }

    /** Reads the answer. Whatever is partial, timed out or missing makes it unavailable, never zero. */
    TrafficSnapshot snapshot(JsonNode body) throws TrafficUnavailableException {
        Answers answers = request.answers(body);
        Totals all = answers.of(totals);
        Recent now = answers.of(recent);
        return new TrafficSnapshot(
                now.interval(),
                now.perSecond(),
                all.stored(),
                now.newest(),
                late.isPresent() ? answers.of(late.get()) : Optional.empty(),
                answers.of(heartbeats),
                answers.of(unparsed),
                all.indices());
    }
}
