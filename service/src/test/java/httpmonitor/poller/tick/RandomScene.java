package httpmonitor.poller.tick;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.Condition;
import httpmonitor.alert.Unusual;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Traffic drawn from a seed: phases of high and low rates; hits that are stored at once, or when their source continues
 * after a stall, or later than the heartbeats promised. Half of the scenes have heartbeats that show the stalls, and a
 * second source that joins late.
 */
final class RandomScene {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int SECONDS = 4_500;
    private static final int WEEKS = 4;

    private record Coming(Instant second, int hits, boolean matching, Instant read, Instant stored) {}

    private record Stall(Instant from, Instant to, boolean silent) {
        boolean contains(Instant time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    private final Random random;
    private final boolean band;
    private final boolean beats;
    private final boolean past;
    private final List<AlertRule> rules;
    private final Instant firstTick;
    private final Instant joins;
    private final List<Stall> stalls = new ArrayList<>();
    private final List<Coming> coming = new ArrayList<>();

    RandomScene(long seed) {
        random = new Random(seed);
        band = random.nextBoolean();
        beats = random.nextBoolean();
        past = oneIn(5);
        List<AlertRule> drawn =
                new ArrayList<>(List.of(drawRule(), drawNamed("above"), drawNamed("below"), drawNamed("share")));
        if (past) {
            drawn.add(drawUnusual());
        }
        rules = AlertRule.together(drawn);
        // With a band between the thresholds all hits lie in the hour that is reported at the start: hits before that
        // hour may decide hours later. So they may where there is no baseline for hours.
        firstTick = NOON.plusSeconds(10L * random.nextInt(band || past ? 100 : SECONDS / 10 - 45));
        joins = firstTick.plusSeconds(random.nextInt(800));
        drawStalls();
        drawTraffic();
        if (past) {
            drawPast();
        }
    }

    private AlertRule drawRule() {
        BigDecimal threshold = BigDecimal.valueOf(random.nextInt(60), 1);
        BigDecimal recovery = band ? threshold.multiply(BigDecimal.valueOf(random.nextInt(101), 2)) : threshold;
        return new AlertRule(Duration.ofSeconds(1 + random.nextInt(20)), threshold, recovery);
    }

    /** A rule of the kind that its name says, about the hits that match. */
    private AlertRule drawNamed(String kind) {
        BigDecimal low = BigDecimal.valueOf(random.nextInt(30), 1);
        BigDecimal high = band ? low.add(BigDecimal.valueOf(random.nextInt(20), 1)) : low;
        Condition condition = switch (kind) {
            case "above" -> new Condition.Above(high, low);
            case "below" -> new Condition.Below(low, high);
            default -> new Condition.ShareAbove(percent(high), 1 + random.nextInt(20), percent(low));
        };
        TrafficFilter filter = new TrafficFilter(List.of(TrafficFilter.Condition.parse("section=/matching")));
        return new AlertRule(Optional.of(kind), filter, Duration.ofSeconds(1 + random.nextInt(30)), condition);
    }

    /** A rule that compares with past weeks. */
    private AlertRule drawUnusual() {
        boolean above = !oneIn(3);
        BigDecimal factor = BigDecimal.valueOf(5 + random.nextInt(20), 1);
        BigDecimal recovery = band ? factor.multiply(new BigDecimal(above ? "0.7" : "1.4")) : factor;
        OptionalLong share = above && oneIn(2) ? OptionalLong.of(1 + random.nextInt(20)) : OptionalLong.empty();
        BigDecimal floor = BigDecimal.valueOf(1 + random.nextInt(20), 1);
        Unusual condition = new Unusual(above, factor, recovery, WEEKS, floor, share, ZoneOffset.UTC, List.of());
        TrafficFilter filter =
                new TrafficFilter(oneIn(3) ? List.of() : List.of(TrafficFilter.Condition.parse("section=/matching")));
        return new AlertRule(Optional.of("odd"), filter, Duration.ofSeconds(1 + random.nextInt(30)), condition);
    }

    /** The same hours of past weeks, of which some are stored only while ticks run, at once or bit by bit. */
    private void drawPast() {
        for (int week = 1; week <= WEEKS; week++) {
            Optional<Instant> stored =
                    oneIn(4) ? Optional.of(firstTick.plusSeconds(random.nextInt(400))) : Optional.empty();
            int lasts = oneIn(2) ? 1 : 1 + random.nextInt(400);
            for (int i = random.nextInt(600); i < SECONDS; i += 1 + random.nextInt(oneIn(50) ? 200 : 5)) {
                Instant second = NOON.minus(Duration.ofDays(7L * week)).plusSeconds(i);
                long after = (long) i * lasts / SECONDS;
                Instant read = stored.map(begin -> begin.plusSeconds(after)).orElse(second.plusSeconds(1));
                coming.add(new Coming(second, 1 + random.nextInt(8), random.nextBoolean(), read, read));
            }
        }
    }

    private static BigDecimal percent(BigDecimal upTo5) {
        return upTo5.multiply(BigDecimal.valueOf(18));
    }

    private void drawStalls() {
        Instant from = firstTick.minusSeconds(random.nextInt(300));
        for (int i = 0; i < 3; i++) {
            Instant to = from.plusSeconds(1 + random.nextInt(oneIn(3) ? 400 : 60));
            stalls.add(new Stall(from, to, random.nextBoolean()));
            from = to.plusSeconds(1 + random.nextInt(150));
        }
    }

    private void drawTraffic() {
        int phase = 0;
        int mean = 0;
        int matchingOfTen = 5;
        // Where the log begins matters to what is missing.
        for (int i = oneIn(2) ? random.nextInt(SECONDS / 2) : 0; i < SECONDS; i++) {
            if (phase-- == 0) {
                phase = random.nextInt(40);
                mean = oneIn(3) ? 0 : random.nextInt(8);
                matchingOfTen = random.nextInt(11);
            }
            int hits = mean == 0 ? 0 : random.nextInt(2 * mean + 1);
            if (hits > 0) {
                coming.add(coming(NOON.plusSeconds(i), hits, random.nextInt(10) < matchingOfTen));
            }
        }
    }

    private Coming coming(Instant second, int hits, boolean matching) {
        if (oneIn(25)) {
            Instant late = second.plusSeconds(2 + random.nextInt(600));
            return new Coming(second, hits, matching, late, late);
        }
        Instant written = second.plusSeconds(1);
        for (Stall stall : stalls) {
            if (beats && stall.contains(second)) {
                Instant read = oneIn(2) ? stall.to() : written;
                return new Coming(second, hits, matching, read, stall.to());
            }
        }
        return new Coming(second, hits, matching, written, written);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    /** That of all hits first, then one of each kind. */
    List<AlertRule> rules() {
        return rules;
    }

    Instant firstTick() {
        return firstTick;
    }

    /** How many ticks later the next one is, 1 unless ticks are not run. */
    int ticksToSleep() {
        if (!band && !past && oneIn(60)) {
            return 400;
        }
        return oneIn(10) ? 2 + random.nextInt(4) : 1;
    }

    /** Brings the store up to wall time {@code now}. */
    void storeUpTo(MemoryStore store, Instant now) {
        for (Iterator<Coming> left = coming.iterator(); left.hasNext(); ) {
            Coming next = left.next();
            if (!next.stored().isAfter(now)) {
                if (next.matching()) {
                    store.add(next.second(), next.hits(), next.read());
                } else {
                    store.addOthers(next.second(), next.hits(), next.read());
                }
                left.remove();
            }
        }
        if (beats) {
            beat(store, now);
        }
    }

    private void beat(MemoryStore store, Instant now) {
        Stall stall = stalls.stream().filter(it -> it.contains(now)).findFirst().orElse(null);
        if (stall == null) {
            store.beat("access.log", now, now);
        } else {
            store.beat("access.log", stall.silent() ? stall.from() : now, stall.from());
        }
        if (!now.isBefore(joins)) {
            boolean behind = now.isBefore(joins.plusSeconds(60));
            store.beat("joined.log", now, behind ? joins.minusSeconds(300) : now);
        }
    }
}
