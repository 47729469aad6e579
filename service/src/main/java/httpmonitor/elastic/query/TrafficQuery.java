package httpmonitor.elastic.query;

import com.fasterxml.jackson.databind.JsonNode;
import httpmonitor.elastic.query.MultiSearch.Answers;
import httpmonitor.elastic.query.MultiSearch.Place;
import httpmonitor.elastic.query.search.BeginningSearch;
import httpmonitor.elastic.query.search.BreakdownSearch;
import httpmonitor.elastic.query.search.DurationsSearch;
import httpmonitor.elastic.query.search.FilterQuery;
import httpmonitor.elastic.query.search.HeartbeatSearch;
import httpmonitor.elastic.query.search.IntervalSearch;
import httpmonitor.elastic.query.search.LateCountSearch;
import httpmonitor.elastic.query.search.ListsPart;
import httpmonitor.elastic.query.search.ListsSearch;
import httpmonitor.elastic.query.search.NewestSearch;
import httpmonitor.elastic.query.search.OldestLateSearch;
import httpmonitor.elastic.query.search.SeriesSearch;
import httpmonitor.elastic.query.search.TotalsSearch;
import httpmonitor.elastic.query.search.TotalsSearch.Totals;
import httpmonitor.elastic.query.search.UnparsedSearch;
import httpmonitor.elastic.query.search.UnparsedSearch.Unparsed;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.DurationHistogram;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.LateHits;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.StoredHit;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSnapshot.Closer;
import httpmonitor.traffic.TrafficSnapshot.RuleTraffic;
import httpmonitor.traffic.TrafficSnapshot.Shown;
import httpmonitor.traffic.TrafficSnapshot.StoreState;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficSource.RuleQuestion;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A tick's one request: independent searches, built so that its cost does not grow with the stored data. */
final class TrafficQuery {

    private final MultiSearch request = new MultiSearch();
    private final Place<Totals> totals;
    private final Place<IntervalSearch.Found> interval;
    private final Optional<Place<ListsSearch.Found>> otherLists;
    private final Place<CountedHits> lookback;
    private final Place<List<SourceHeartbeat>> heartbeats;
    private final Place<Unparsed> unparsed;
    private final LatePlaces late;
    private final Optional<Place<Optional<Instant>>> beginning;
    private final List<RulePlaces> rules;

    private record RulePlaces(
            Place<CountedHits> series,
            LatePlaces late,
            List<Place<CountedHits>> past,
            Optional<Place<List<Optional<Instant>>>> lateInPast) {

        RuleTraffic traffic(Answers answers) throws TrafficUnavailableException {
            List<CountedHits> weeks = new ArrayList<>();
            for (Place<CountedHits> week : past) {
                weeks.add(answers.of(week));
            }
            return new RuleTraffic(
                    answers.of(series),
                    late.hits(answers),
                    weeks,
                    lateInPast.isPresent() ? answers.of(lateInPast.get()) : List.of());
        }
    }

    private record LatePlaces(Optional<Place<List<Optional<Instant>>>> oldest, Optional<Place<Long>> stored) {

        LateHits hits(Answers answers) throws TrafficUnavailableException {
            OptionalLong counted =
                    stored.isPresent() ? OptionalLong.of(answers.of(stored.get())) : OptionalLong.empty();
            return new LateHits(oldest.isPresent() ? answers.of(oldest.get()).getFirst() : Optional.empty(), counted);
        }
    }

    private final Optional<Place<IntervalTraffic>> detail;
    private final Optional<Place<IntervalTraffic>> before;
    private final Optional<Place<List<StoredHit>>> newest;
    private final Optional<Place<List<DurationHistogram>>> durations;

    /**
     * Builds the request. It asks for late hits, the beginning and details only where the question does.
     *
     * @param hits the index pattern
     * @param lists the lists of the interval
     * @param countsDurations whether to count hits by duration
     */
    TrafficQuery(String hits, TrafficFilter filter, ListsPart lists, Question question, boolean countsDurations) {
        View view = question.view();
        FilterQuery seen = new FilterQuery(filter, view.filter());
        totals = request.add(new TotalsSearch(hits, seen, lists.top()));
        interval = request.add(new IntervalSearch(hits, filter, lists.ofInterval(), question));
        otherLists = lists.others().isEmpty()
                ? Optional.empty()
                : Optional.of(request.add(new ListsSearch(hits, seen, question.interval(), lists.others())));
        lookback = request.add(new SeriesSearch(hits, filter, Counting.EVERY_HIT, question.lookback()));
        heartbeats = request.add(new HeartbeatSearch(question.now()));
        unparsed = request.add(new UnparsedSearch());
        late = late(hits, new FilterQuery(filter), question.late(), question.lateSince(), question.countsLate());
        beginning = question.asksForBeginning()
                ? Optional.of(request.add(new BeginningSearch(hits, filter)))
                : Optional.empty();
        rules = question.rules().stream()
                .map(rule -> places(hits, filter, rule, question.lateSince()))
                .toList();
        FilterQuery closer =
                new FilterQuery(filter, view.filter(), view.detail().orElse(TrafficFilter.NONE));
        ListsPart closerLists = view.detail().isPresent() ? ListsPart.all(lists.top()) : lists;
        TimeRange range = question.interval();
        detail = view.detail().map(of -> request.add(new BreakdownSearch(hits, closer, range, closerLists)));
        before = view.compared()
                ? Optional.of(request.add(new BreakdownSearch(
                        hits, closer, TimeRange.endingAt(range.from(), range.length()), closerLists)))
                : Optional.empty();
        newest = view.newest()
                .map(most -> request.add(new NewestSearch(
                        hits, closer, new TimeRange(ElasticsearchTrafficSource.BEGINNING, range.to()), most)));
        durations = countsDurations
                ? Optional.of(request.add(new DurationsSearch(hits, new FilterQuery(filter), question.interval())))
                : Optional.empty();
    }

    private RulePlaces places(String hits, TrafficFilter filter, RuleQuestion rule, Optional<Instant> lateSince) {
        FilterQuery counted = FilterQuery.of(filter, rule.counting());
        return new RulePlaces(
                request.add(new SeriesSearch(hits, filter, rule.counting(), rule.lookback())),
                late(hits, counted, rule.late(), lateSince, rule.countsLate()),
                rule.past().stream()
                        .map(past -> request.add(new SeriesSearch(hits, filter, past.counting(), past.range())))
                        .toList(),
                rule.lateInPast().isEmpty()
                        ? Optional.empty()
                        : lateSince.map(since -> request.add(
                                new OldestLateSearch(hits, new FilterQuery(filter), since, rule.lateInPast()))));
    }

    private LatePlaces late(
            String hits, FilterQuery counted, TimeRange range, Optional<Instant> since, boolean counts) {
        return new LatePlaces(
                since.map(readSince -> request.add(new OldestLateSearch(hits, counted, readSince, List.of(range)))),
                counts ? Optional.of(request.add(new LateCountSearch(hits, counted, range))) : Optional.empty());
    }

    /** The request's body. */
    String body() {
        return request.body();
    }

    /** Reads the answer. A part that is partial, timed out or missing makes the answer unavailable, never zero. */
    TrafficSnapshot snapshot(JsonNode body) throws TrafficUnavailableException {
        Answers answers = request.answers(body);
        Totals all = answers.of(totals);
        IntervalSearch.Found now = answers.of(interval);
        IntervalTraffic listed =
                otherLists.isPresent() ? answers.of(otherLists.get()).addedTo(now.interval()) : now.interval();
        HitSeries perSecond = answers.of(lookback).all();
        Unparsed lines = answers.of(unparsed);
        Closer closer = new Closer(answer(answers, detail), answer(answers, before), answer(answers, newest));
        return new TrafficSnapshot(
                new Shown(listed, all.stored(), closer),
                perSecond,
                late.hits(answers),
                rules(answers),
                durations.isPresent() ? answers.of(durations.get()) : List.of(),
                new StoreState(
                        now.newest().or(perSecond::newest),
                        now.future(),
                        instant(answers, beginning),
                        answers.of(heartbeats),
                        lines.lines(),
                        lines.newest(),
                        all.indices()));
    }

    private List<RuleTraffic> rules(Answers answers) throws TrafficUnavailableException {
        List<RuleTraffic> traffic = new ArrayList<>();
        for (RulePlaces rule : rules) {
            traffic.add(rule.traffic(answers));
        }
        return traffic;
    }

    private static <T> Optional<T> answer(Answers answers, Optional<Place<T>> place)
            throws TrafficUnavailableException {
        return place.isPresent() ? Optional.of(answers.of(place.get())) : Optional.empty();
    }

    private static Optional<Instant> instant(Answers answers, Optional<Place<Optional<Instant>>> place)
            throws TrafficUnavailableException {
        return place.isPresent() ? answers.of(place.get()) : Optional.empty();
    }
}
