package httpmonitor.elastic.query;

import httpmonitor.elastic.query.MultiSearch.Result;
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
import httpmonitor.traffic.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A tick's one request: independent searches, built so that its cost does not grow with the stored data. */
final class TrafficQuery {

    private final MultiSearch request = new MultiSearch();
    private final String hits;
    private final TrafficFilter filter;
    private final Question question;
    private final Result<TrafficSnapshot> snapshot;

    /**
     * Builds the request. It asks for late hits, the beginning and details only where the question does.
     *
     * @param hits the index pattern
     * @param lists the lists of the interval
     * @param countsDurations whether to count hits by duration
     */
    TrafficQuery(String hits, TrafficFilter filter, ListsPart lists, Question question, boolean countsDurations) {
        this.hits = hits;
        this.filter = filter;
        this.question = question;
        FilterQuery all = new FilterQuery(filter);
        FilterQuery seen = new FilterQuery(filter, question.view().filter());
        Result<Totals> totals = request.add(new TotalsSearch(hits, seen, lists.top()));
        Result<IntervalSearch.Found> interval =
                request.add(new IntervalSearch(hits, filter, lists.ofInterval(), question));
        ListsPart others = lists.others();
        Result<Optional<ListsPart.Found>> otherLists =
                request.addIf(!others.isEmpty(), new ListsSearch(hits, seen, question.interval(), others));
        Result<CountedHits> lookback =
                request.add(new SeriesSearch(hits, filter, Counting.EVERY_HIT, question.lookback()));
        Result<List<SourceHeartbeat>> heartbeats = request.add(new HeartbeatSearch(question.now()));
        Result<Unparsed> unparsed = request.add(new UnparsedSearch());
        Result<LateHits> late = late(all, question.late(), question.countsLate());
        Result<Optional<Optional<Instant>>> beginning =
                request.addIf(question.asksForBeginning(), new BeginningSearch(hits, filter));
        Result<List<RuleTraffic>> rules =
                MultiSearch.all(question.rules().stream().map(this::rule).toList());
        Result<Closer> closer = closer(lists);
        Result<Optional<List<DurationHistogram>>> durations =
                request.addIf(countsDurations, new DurationsSearch(hits, all, question.interval()));
        snapshot = answers -> {
            Totals stored = totals.in(answers);
            IntervalSearch.Found now = interval.in(answers);
            HitSeries perSecond = lookback.in(answers).all();
            Unparsed lines = unparsed.in(answers);
            IntervalTraffic listed = otherLists
                    .in(answers)
                    .map(found -> now.interval().with(found.lists(), found.estimates()))
                    .orElse(now.interval());
            return new TrafficSnapshot(
                    new Shown(listed, stored.stored(), closer.in(answers)),
                    perSecond,
                    late.in(answers),
                    rules.in(answers),
                    durations.in(answers).orElse(List.of()),
                    new StoreState(
                            now.newest().or(perSecond::newest),
                            now.future(),
                            beginning.in(answers).flatMap(oldest -> oldest),
                            heartbeats.in(answers),
                            lines.lines(),
                            lines.newest(),
                            stored.indices()));
        };
    }

    private Result<RuleTraffic> rule(RuleQuestion rule) {
        Result<CountedHits> series = request.add(new SeriesSearch(hits, filter, rule.counting(), rule.lookback()));
        Result<LateHits> late = late(FilterQuery.of(filter, rule.counting()), rule.late(), rule.countsLate());
        Result<List<CountedHits>> weeks = request.addAll(
                rule.past().stream().map(past -> new SeriesSearch(hits, filter, past.counting(), past.range())));
        Result<Optional<List<Optional<Instant>>>> lateInPast = request.add(question.lateSince()
                .filter(any -> !rule.lateInPast().isEmpty())
                .map(since -> new OldestLateSearch(hits, new FilterQuery(filter), since, rule.lateInPast())));
        return answers -> new RuleTraffic(
                series.in(answers),
                late.in(answers),
                weeks.in(answers),
                lateInPast.in(answers).orElse(List.of()));
    }

    private Result<LateHits> late(FilterQuery counted, TimeRange range, boolean counts) {
        Result<Optional<List<Optional<Instant>>>> oldest = request.add(
                question.lateSince().map(since -> new OldestLateSearch(hits, counted, since, List.of(range))));
        Result<Optional<Long>> stored = request.addIf(counts, new LateCountSearch(hits, counted, range));
        return answers -> new LateHits(
                oldest.in(answers).flatMap(List::getFirst),
                stored.in(answers).map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    private Result<Closer> closer(ListsPart lists) {
        View view = question.view();
        TimeRange range = question.interval();
        FilterQuery filters =
                new FilterQuery(filter, view.filter(), view.detail().orElse(TrafficFilter.NONE));
        ListsPart all = view.detail().isPresent() ? ListsPart.all(lists.top()) : lists;
        Result<Optional<IntervalTraffic>> detail =
                request.add(view.detail().map(of -> new BreakdownSearch(hits, filters, range, all)));
        TimeRange before = TimeRange.endingAt(range.from(), range.length());
        Result<Optional<IntervalTraffic>> compared =
                request.addIf(view.compared(), new BreakdownSearch(hits, filters, before, all));
        TimeRange past = new TimeRange(ElasticsearchHistory.BEGINNING, range.to());
        Result<Optional<List<StoredHit>>> newest =
                request.add(view.newest().map(most -> new NewestSearch(hits, filters, past, most)));
        return answers -> new Closer(detail.in(answers), compared.in(answers), newest.in(answers));
    }

    /** The searches. */
    MultiSearch request() {
        return request;
    }

    /** The answer. A part that is partial, timed out or missing makes it unavailable, never zero. */
    Result<TrafficSnapshot> snapshot() {
        return snapshot;
    }
}
