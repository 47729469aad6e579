package httpmonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.alert.AlertTransition.Fired;
import httpmonitor.alert.Condition.Below;
import httpmonitor.alert.PastWeeks.Week;
import httpmonitor.traffic.CountedHits;
import httpmonitor.traffic.Counting;
import httpmonitor.traffic.HitHistory;
import httpmonitor.traffic.HitSeries;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Rules that compare with the usual, against a judge that looks at every hit, every second and every local time: with
 * changes of the clocks, gaps, weeks that are not stored, and weeks in which another rule was firing.
 *
 * <p>{@code -Dhttpmonitor.histories=10000} draws as many.
 */
class UsualModelTest {

    private static final int HISTORIES = Integer.getInteger("httpmonitor.histories", 1_000);
    private static final int SECONDS = 120;
    private static final Duration WEEK = Duration.ofDays(7);

    private static final List<ZoneId> ZONES = Stream.of(
                    "UTC", "Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns")
            .map(ZoneId::of)
            .toList();

    /** Hits per second, those that match a filter and all. */
    private record Store(NavigableMap<Instant, Long> matching, NavigableMap<Instant, Long> all, Counting counting)
            implements HitHistory {

        @Override
        public CountedHits counted(TimeRange range) {
            assertThat(range.length()).isLessThanOrEqualTo(LONGEST_SLICE);
            HitSeries hits = series(counting.matching().conditions().isEmpty() ? all : matching, range);
            return counting.shareOfAll() ? new CountedHits(hits, series(all, range)) : CountedHits.of(hits);
        }

        private static HitSeries series(NavigableMap<Instant, Long> hits, TimeRange range) {
            long[] counts = new long[Math.toIntExact(range.seconds())];
            hits.subMap(range.from(), range.to())
                    .forEach((t, count) -> counts[
                            Math.toIntExact(t.getEpochSecond() - range.from().getEpochSecond())] = count);
            return HitSeries.of(range.from(), counts);
        }

        private NavigableMap<Instant, Long> seen() {
            return counting.shareOfAll() || counting.matching().conditions().isEmpty() ? all : matching;
        }

        @Override
        public Optional<Instant> firstHit(TimeRange range) {
            return seen().subMap(range.from(), range.to()).keySet().stream().findFirst();
        }

        @Override
        public Optional<Instant> lastHitBefore(Instant before) {
            return Optional.ofNullable(seen().lowerKey(before));
        }

        @Override
        public HitHistory counting(Counting other) {
            return new Store(matching, all, other);
        }
    }

    /** Hits up to each second that has some. */
    private record Sums(NavigableMap<Instant, Long> upTo) {

        static Sums of(NavigableMap<Instant, Long> hits) {
            NavigableMap<Instant, Long> upTo = new TreeMap<>();
            long sum = 0;
            for (Map.Entry<Instant, Long> entry : hits.entrySet()) {
                sum += entry.getValue();
                upTo.put(entry.getKey(), sum);
            }
            return new Sums(upTo);
        }

        long in(Instant end, Duration window) {
            return before(end) - before(end.minus(window));
        }

        private long before(Instant t) {
            Map.Entry<Instant, Long> last = upTo.lowerEntry(t);
            return last == null ? 0 : last.getValue();
        }
    }

    /** One history, and a rule that is judged over it. */
    private static final class Scene {

        private static final TrafficFilter FILTER =
                new TrafficFilter(List.of(TrafficFilter.Condition.parse("section=/matching")));

        final RandomTraffic random;
        final ZoneId zone;
        final Store store = new Store(new TreeMap<>(), new TreeMap<>(), Counting.EVERY_HIT);
        final boolean above;
        final int weeks;
        final Instant first;
        final List<AlertRule> rules;

        Scene(long seed) {
            random = new RandomTraffic(seed);
            zone = ZONES.get(random.below(ZONES.size()));
            above = !random.oneIn(4);
            weeks = above ? 3 + random.below(3) : 3;
            first = begin();
            rules = AlertRule.together(List.of(fixed(), below(), rule()));
            draw();
        }

        /** Around a change of the clocks, or some weeks later, so that a past week has it. */
        private Instant begin() {
            Instant some = Instant.parse("2026-01-10T12:00:00Z").plus(Duration.ofDays(random.below(400)));
            if (zone.getRules().isFixedOffset() || random.oneIn(4)) {
                return some.plusSeconds(random.below(86_400));
            }
            Instant change =
                    Objects.requireNonNull(zone.getRules().nextTransition(some)).getInstant();
            return change.plus(WEEK.multipliedBy(random.below(weeks + 1)))
                    .plusSeconds(1800L * (random.below(5) - 2) - random.below(SECONDS));
        }

        private AlertRule fixed() {
            BigDecimal threshold = BigDecimal.valueOf(random.below(90), 1);
            return new AlertRule(
                    Duration.ofSeconds(1 + random.below(30)),
                    threshold,
                    threshold.multiply(BigDecimal.valueOf(50 + random.below(51), 2)));
        }

        private AlertRule below() {
            BigDecimal threshold = BigDecimal.valueOf(1 + random.below(3), 2);
            return new AlertRule(
                    Optional.of("missing"),
                    TrafficFilter.NONE,
                    Duration.ofSeconds(20 + random.below(300)),
                    new Below(threshold, threshold));
        }

        private AlertRule rule() {
            boolean share = above && random.oneIn(2);
            BigDecimal factor = BigDecimal.valueOf(5 + random.below(30), 1);
            BigDecimal band = BigDecimal.valueOf(random.oneIn(2) ? 100 : 50 + random.below(51), 2);
            BigDecimal recovery = above ? factor.multiply(band) : factor.divide(band, MathContext.DECIMAL32);
            BigDecimal floor =
                    share ? BigDecimal.valueOf(1 + random.below(300), 1) : BigDecimal.valueOf(1 + random.below(20), 1);
            Unusual condition = new Unusual(
                    above,
                    factor,
                    recovery,
                    weeks,
                    floor,
                    share ? OptionalLong.of(1 + random.below(20)) : OptionalLong.empty(),
                    zone,
                    List.of());
            TrafficFilter filter = share || random.oneIn(2) ? FILTER : TrafficFilter.NONE;
            return new AlertRule(Optional.of("odd"), filter, Duration.ofSeconds(1 + random.below(40)), condition);
        }

        AlertRule judged() {
            return rules.getLast();
        }

        private void draw() {
            for (int week = 0; week <= weeks; week++) {
                if (week > 0 && random.oneIn(8)) {
                    continue;
                }
                int busy = 1 + random.below(4);
                for (int change = -3600; change <= 3600; change += 1800) {
                    Instant begin = first.minus(WEEK.multipliedBy(week)).plusSeconds(change - 150);
                    draw(begin, week == 0 && change != 0 ? 0 : busy);
                }
            }
            // Traffic below the usual does not end by itself: the log is young, so that there is little to look
            // through.
            if (above ? random.oneIn(3) : true) {
                Instant beginning = first.minus(WEEK.multipliedBy(above ? 1 + random.below(weeks) : weeks))
                        .plusSeconds(random.below(1_000) - 3_900);
                store.matching().headMap(beginning).clear();
                store.all().headMap(beginning).clear();
            }
        }

        private void draw(Instant begin, int busy) {
            long[] hits = random.hits(SECONDS + 200, 60);
            for (int i = 0; i < hits.length && busy > 0; i++) {
                long count = hits[i] * busy / 4;
                if (count > 0) {
                    store.all().put(begin.plusSeconds(i), count);
                    store.matching().put(begin.plusSeconds(i), (long) random.below((int) count + 1));
                }
            }
        }
    }

    /** Judges as the rule's description says, with no regard to how long that takes. */
    private static final class Reference {

        private final Scene scene;
        private final AlertRule rule;
        private final Unusual condition;
        private final Instant beginning;
        private final Sums all;
        private final Sums matching;
        private final List<NavigableMap<Instant, Instant>> fixed = new ArrayList<>();
        final List<AlertTransition> transitions = new ArrayList<>();
        final List<Instant> withoutBaseline = new ArrayList<>();

        Reference(Scene scene) {
            this.scene = scene;
            this.rule = scene.judged();
            this.condition = rule.unusual().orElseThrow();
            this.beginning = scene.store.all().isEmpty()
                    ? Instant.MAX
                    : scene.store.all().firstKey();
            this.all = Sums.of(scene.store.all());
            this.matching = Sums.of(scene.store.matching());
            scene.rules.subList(0, 2).forEach(other -> fixed.add(alerts(other)));
        }

        /** Between the seconds at which a window changes, a state stays what it is. */
        private NavigableMap<Instant, Instant> alerts(AlertRule other) {
            NavigableSet<Instant> changes = new TreeSet<>();
            for (Instant hit : scene.store.all().keySet()) {
                changes.add(hit.plusSeconds(1));
                changes.add(hit.plus(other.window()));
                changes.add(hit.plus(other.window()).plusSeconds(1));
            }
            NavigableMap<Instant, Instant> alerts = new TreeMap<>();
            Instant since = null;
            BigDecimal seconds = BigDecimal.valueOf(other.window().toSeconds());
            for (Instant t : changes) {
                BigDecimal hits = BigDecimal.valueOf(all.in(t, other.window()));
                boolean low = other.isAboutMissing();
                int fires = hits.compareTo(other.threshold().multiply(seconds));
                int recovers = hits.compareTo(other.recoveryThreshold().multiply(seconds));
                if (since == null && (low ? fires < 0 && !t.isBefore(beginning.plus(other.window())) : fires > 0)) {
                    since = t;
                } else if (since != null && (low ? recovers >= 0 : recovers <= 0)) {
                    alerts.put(since, t);
                    since = null;
                }
            }
            if (since != null) {
                alerts.put(since, Instant.MAX);
            }
            return alerts;
        }

        void judge(TimeRange range) {
            boolean firing = false;
            Instant begin = range.from().minusSeconds(600);
            for (Instant t = begin; t.isBefore(range.to()); t = t.plusSeconds(1)) {
                List<BigDecimal> levels = usual(t);
                Collections.sort(levels);
                boolean changed = firing ? recovers(t, levels) : fires(t, levels);
                firing ^= changed;
                if (range.contains(t)) {
                    if (changed) {
                        WindowCount counted = new WindowCount(hits(t), total(t));
                        WindowCount window = levels.size() < 3 ? TestAlerts.withoutBaseline(counted) : counted;
                        transitions.add(
                                firing ? new Fired(t, window) : new AlertTransition.Recovered(t, window, t, window));
                    }
                    if (levels.size() < 3) {
                        withoutBaseline.add(t);
                    }
                }
            }
        }

        private long hits(Instant t) {
            return (rule.filter().conditions().isEmpty() ? all : matching).in(t, rule.window());
        }

        private long total(Instant t) {
            return all.in(t, rule.window());
        }

        /** A share of 1, or hits. */
        private BigDecimal level(Instant t) {
            BigDecimal hits = BigDecimal.valueOf(hits(t));
            return !condition.isShare()
                    ? hits
                    : total(t) == 0 ? BigDecimal.ZERO : hits.divide(BigDecimal.valueOf(total(t)), new MathContext(60));
        }

        private static BigDecimal median(List<BigDecimal> levels) {
            int middle = levels.size() / 2;
            return levels.size() % 2 == 1
                    ? levels.get(middle)
                    : levels.get(middle - 1).add(levels.get(middle)).divide(BigDecimal.valueOf(2));
        }

        private BigDecimal floor() {
            return condition.isShare()
                    ? condition.floor().movePointLeft(2)
                    : condition
                            .floor()
                            .multiply(BigDecimal.valueOf(rule.window().toSeconds()));
        }

        /** Quotients that never end are equal to 50 digits. */
        private static int compare(BigDecimal one, BigDecimal other) {
            BigDecimal difference = one.subtract(other);
            return difference.abs().compareTo(new BigDecimal("1E-50")) < 0 ? 0 : difference.signum();
        }

        private boolean fires(Instant t, List<BigDecimal> levels) {
            if (levels.size() < 3) {
                return false;
            }
            int beyond = compare(level(t), median(levels).multiply(rule.threshold()));
            return condition.above()
                    ? beyond > 0
                            && compare(level(t), floor()) >= 0
                            && (!condition.isShare()
                                    || total(t) >= condition.minimumHits().getAsLong())
                    : beyond < 0 && compare(median(levels), floor()) >= 0;
        }

        private boolean recovers(Instant t, List<BigDecimal> levels) {
            if (levels.size() < 3 || (condition.above() && compare(level(t), floor()) < 0)) {
                return true;
            }
            int beyond = compare(level(t), median(levels).multiply(rule.recoveryThreshold()));
            return condition.above() ? beyond <= 0 : beyond >= 0 || compare(median(levels), floor()) < 0;
        }

        private List<BigDecimal> usual(Instant t) {
            List<BigDecimal> levels = new ArrayList<>();
            for (int ago = 1; ago <= condition.weeks(); ago++) {
                then(t, ago).filter(this::isUsable).map(this::level).ifPresent(levels::add);
            }
            return levels;
        }

        /** Looks at every instant that the clocks could have shown the local time at. */
        private Optional<Instant> then(Instant t, int ago) {
            LocalDateTime local = t.atZone(scene.zone).toLocalDateTime().minusDays(7L * ago);
            ZoneOffset offset = scene.zone.getRules().getOffset(t);
            List<Instant> found = new ArrayList<>();
            for (int change = -120; change <= 120; change += 30) {
                Instant then = t.minus(WEEK.multipliedBy(ago)).plusSeconds(60L * change);
                if (then.atZone(scene.zone).toLocalDateTime().equals(local)) {
                    found.add(then);
                }
            }
            return found.stream()
                    .filter(then -> scene.zone.getRules().getOffset(then).equals(offset))
                    .findFirst()
                    .or(() -> found.stream().findFirst());
        }

        private boolean isUsable(Instant then) {
            Instant from = then.minus(rule.window());
            return !from.isBefore(beginning)
                    && total(then) > 0
                    && fixed.stream()
                            .map(alerts -> alerts.lowerEntry(then))
                            .allMatch(last -> last == null || !last.getValue().isAfter(from));
        }
    }

    @Test
    void rulesAboutTheUsualAreJudgedAsTheirDescriptionSays() throws Exception {
        int fired = 0;
        int without = 0;
        int skipped = 0;
        int firing = 0;
        int lost = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Scene scene = new Scene(seed);
            TimeRange range = new TimeRange(scene.first, scene.first.plusSeconds(SECONDS));
            Reference reference = new Reference(scene);
            reference.judge(range);
            DataExtent coverage = new DataExtent(reference.beginning, Instant.MAX);

            AlertReplay replay = new AlertReplay(
                    scene.judged(), scene.store.counting(scene.judged().counting()));
            AlertStretch found = replay.over(range, coverage);

            assertThat(times(found.transitions()))
                    .as("seed %d: %s", seed, scene.judged())
                    .isEqualTo(times(reference.transitions));
            assertThat(found.withoutBaseline())
                    .as("seed %d: %s", seed, scene.judged())
                    .isEqualTo(reference.withoutBaseline.size());
            fired += found.transitions().isEmpty() ? 0 : 1;
            without += found.withoutBaseline() > 0 && found.withoutBaseline() < SECONDS ? 1 : 0;
            List<Week> weeks = new ArrayList<>();
            for (AlertTransition transition : found.transitions()) {
                AlertReplay.Compared compared = replay.comparedAt(transition.time(), coverage);
                assertThat(compared.window()).isEqualTo(transition.window());
                weeks.addAll(compared.weeks());
                assertThat(compared.weeks().stream()
                                .filter(week -> week.leftOut().isEmpty())
                                .map(Week::count))
                        .isEqualTo(transition.window().usual().orElseThrow().usable());
            }
            lost += found.alerts(range.from()).stream().anyMatch(Alert::lostBaseline) ? 1 : 0;
            skipped += weeks.stream().anyMatch(week -> week.window().isEmpty()) ? 1 : 0;
            firing += weeks.stream().anyMatch(week -> week.leftOut().orElse("").endsWith("firing")) ? 1 : 0;
        }
        // A model of histories in which nothing happens proves nothing.
        assertThat(List.of(fired / 100, without / 100, Math.min(1, skipped / 3), firing / 20, lost / 3))
                .as(
                        "fired %d, partly without baseline %d, left out by the clocks %d, by rules %d, ended %d",
                        fired, without, skipped, firing, lost)
                .allMatch(enough -> enough >= 1);
    }

    private static List<String> times(List<AlertTransition> transitions) {
        return transitions.stream()
                .map(transition -> transition.kind() + " " + transition.time() + " " + transition.hits()
                        + (transition instanceof AlertTransition.Recovered end && end.lostBaseline() ? " lost" : ""))
                .toList();
    }
}
