package httpmonitor.elastic.query;

import httpmonitor.elastic.StoredHit;
import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.SampleTraffic;
import httpmonitor.traffic.StatusClass;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSource.Question;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an answer must say about hits, counted one by one. */
record CountedTraffic(List<StoredHit> hits, Question question, int top) {

    IntervalTraffic interval() {
        List<StoredHit> of = within(question.interval());
        return new IntervalTraffic(
                question.interval(),
                of.size(),
                bytes(of),
                of.stream().map(StoredHit::client).distinct().count(),
                of.stream().filter(hit -> hit.section().isEmpty()).count(),
                of.stream().collect(Collectors.groupingBy(CountedTraffic::status, Collectors.counting())),
                Optional.empty(),
                Map.of(
                        HitList.SECTIONS, groups(of, StoredHit::section),
                        HitList.CLIENTS, groups(of, hit -> Optional.of(hit.client()))),
                Set.of());
    }

    private List<HitGroup> groups(List<StoredHit> of, Function<StoredHit, Optional<String>> value) {
        return busiest(of, value).stream().map(CountedTraffic::group).toList();
    }

    private static HitGroup group(Map.Entry<String, List<StoredHit>> same) {
        List<StoredHit> of = same.getValue();
        return SampleTraffic.group(
                same.getKey(),
                of.size(),
                bytes(of),
                of.stream()
                        .filter(hit -> status(hit) == StatusClass.CLIENT_ERROR)
                        .count(),
                of.stream()
                        .filter(hit -> status(hit) == StatusClass.SERVER_ERROR)
                        .count());
    }

    HitSeries recent() {
        TimeRange range = question.lookback();
        long[] counts = new long[Math.toIntExact(range.seconds())];
        for (StoredHit hit : within(range)) {
            counts[Math.toIntExact(ChronoUnit.SECONDS.between(range.from(), hit.time()))]++;
        }
        return HitSeries.of(range.from(), counts);
    }

    List<Map.Entry<String, Long>> sectionTotals() {
        return new CountedTraffic(hits, question, Integer.MAX_VALUE)
                .busiest(hits, StoredHit::section).stream()
                        .map(same ->
                                Map.entry(same.getKey(), (long) same.getValue().size()))
                        .toList();
    }

    Optional<Instant> newest(Instant now) {
        return hits.stream()
                .map(StoredHit::time)
                .filter(time -> !time.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    private List<Map.Entry<String, List<StoredHit>>> busiest(
            List<StoredHit> of, Function<StoredHit, Optional<String>> value) {
        Comparator<Map.Entry<String, List<StoredHit>>> most =
                Comparator.comparingInt(same -> -same.getValue().size());
        return of.stream()
                .filter(hit -> value.apply(hit).isPresent())
                .collect(Collectors.groupingBy(hit -> value.apply(hit).orElseThrow()))
                .entrySet()
                .stream()
                .sorted(most.thenComparing(Map.Entry::getKey, CountedTraffic::byCodePoint))
                .limit(top)
                .toList();
    }

    private static int byCodePoint(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    private static StatusClass status(StoredHit hit) {
        if (hit.status().isEmpty()) {
            return StatusClass.NONE;
        }
        return switch (hit.status().getAsInt() / 100) {
            case 1 -> StatusClass.INFORMATIONAL;
            case 2 -> StatusClass.SUCCESS;
            case 3 -> StatusClass.REDIRECTION;
            case 4 -> StatusClass.CLIENT_ERROR;
            case 5 -> StatusClass.SERVER_ERROR;
            default -> StatusClass.OTHER;
        };
    }

    private static long bytes(List<StoredHit> of) {
        return of.stream().mapToLong(StoredHit::bytes).sum();
    }

    private List<StoredHit> within(TimeRange range) {
        return hits.stream().filter(hit -> range.contains(hit.time())).toList();
    }
}
