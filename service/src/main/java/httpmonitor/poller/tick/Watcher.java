package httpmonitor.poller.tick;

import static httpmonitor.traffic.TimeRange.earlier;

import httpmonitor.alert.AlertRule;
import httpmonitor.poller.tick.TickReport.Ingest;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficSnapshot;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficSource.Question;
import httpmonitor.traffic.TrafficSource.RuleQuestion;
import httpmonitor.traffic.TrafficUnavailableException;
import httpmonitor.traffic.View;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The poller's logic: it asks the store once a tick, and makes the tick's report from the answer. A tick never fails:
 * where the store does not answer, the report says so. Stateful, for one thread.
 */
public final class Watcher {

    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

    /** Late lines are noticed where the clocks of writers and pollers differ by up to this. */
    private static final Duration CLOCK_SKEW_TOLERANCE = Duration.ofSeconds(10);

    private final TrafficSource source;
    private final Duration interval;
    private final boolean usesHeartbeats;
    private final TickClock clock;
    private final Alerts alerts;
    private final Sources sources = new Sources();
    private final Clocks clocks = new Clocks();
    private final ReadProgress progress = new ReadProgress();
    private final BlindNotices notices = new BlindNotices();
    private Optional<Instant> newestHit = Optional.empty();
    private boolean hadHits;
    private Optional<Seen> seen = Optional.empty();
    private Optional<Instant> firstBlind = Optional.empty();
    private final List<String> pending = new ArrayList<>();

    private Watcher(
            TrafficSource source, List<AlertRule> rules, Duration interval, boolean usesHeartbeats, TickClock clock) {
        this.source = source;
        this.interval = interval;
        this.usesHeartbeats = usesHeartbeats;
        this.clock = clock;
        this.alerts = new Alerts(rules, interval, source);
    }

    /**
     * A watcher of the present, which is blind where the sources' heartbeats say so.
     *
     * @param rules at least one; the first is about all hits
     */
    public static Watcher live(TrafficSource source, List<AlertRule> rules, Duration interval, TickClock clock) {
        return new Watcher(source, rules, interval, true, clock);
    }

    /**
     * A watcher for an instant of the past, which takes everything as stored and ignores heartbeats.
     *
     * @param rules at least one; the first is about all hits
     */
    public static Watcher at(TrafficSource source, List<AlertRule> rules, Duration interval, TickClock clock) {
        return new Watcher(source, rules, interval, false, clock);
    }

    /** The time up to which the tick before could see, and the time of reading from which hits count as late. */
    private record Seen(Instant until, Instant lateSince) {}

    /** Adds a sentence for the user to the next tick. */
    public void say(String sentence) {
        pending.add(sentence);
    }

    /**
     * Runs one tick.
     *
     * @param t its instant, later than that of the tick before, unless the clock has been set back
     * @param missed how many ticks before it were not run
     */
    public TickReport onTick(Instant t, long missed) {
        return onTick(t, missed, View.EVERYTHING);
    }

    /**
     * Runs one tick, with a view of some of the hits in the same request. Its alerts are about all hits.
     *
     * <p>An answer that this program cannot handle is a failure of the tick, like a store that does not answer.
     */
    @SuppressWarnings("IllegalCatch")
    public TickReport onTick(Instant t, long missed, View view) {
        Instant asked = clock.instant();
        long started = clock.nanoTime();
        TimeRange range = TimeRange.endingAt(t, interval);
        try {
            TrafficSnapshot traffic = source.snapshot(question(range, asked, view));
            Duration took = Duration.ofNanos(clock.nanoTime() - started);
            return usesHeartbeats ? present(range, missed, traffic, asked, took) : past(range, missed, traffic, took);
        } catch (TrafficUnavailableException e) {
            return away(
                    range, missed, started, Objects.requireNonNullElse(e.getMessage(), "the store does not answer"));
        } catch (RuntimeException e) {
            LOG.debug("The tick for {} failed", t, e);
            return away(range, missed, started, "the answer of Elasticsearch cannot be used (" + e + ")");
        }
    }

    private Question question(TimeRange range, Instant asked, View view) {
        List<RuleQuestion> rules = alerts.questions(range.to());
        RuleQuestion first = rules.getFirst();
        return new Question(
                range,
                first.lookback(),
                usesHeartbeats ? asked : range.to(),
                usesHeartbeats
                        ? seen.map(before -> earlier(before.lateSince(), asked.minus(CLOCK_SKEW_TOLERANCE)))
                        : Optional.empty(),
                first.late(),
                rules.subList(1, rules.size()),
                view,
                first.countsLate());
    }

    private TickReport present(TimeRange range, long missed, TrafficSnapshot traffic, Instant asked, Duration took)
            throws TrafficUnavailableException {
        Instant t = range.to();
        Horizon horizon = Horizon.of(traffic.store().heartbeats(), asked);
        Optional<String> wrongPlace =
                horizon.wrongPlace(source.pattern(), traffic.store().indices());
        if (wrongPlace.isPresent()) {
            throw new TrafficUnavailableException(wrongPlace.get());
        }
        String timeLeft = progress.after(horizon.backlogBytes(), clock.nanoTime());
        Optional<AlertReport.Blind> blind =
                horizon.blind(asked).map(found -> dated(found, horizon, asked).followedBy(timeLeft));
        // Before judging, which records its findings as reported: a failure after that would lose them.
        Ingest ingest = ingest(traffic, horizon, asked);
        Instant until = horizon.isProven() ? earlier(horizon.time(), t) : blindSince(asked);
        Instant complete = earlier(earlier(until, asked), sources.returnedCovered(horizon));
        Instant lateSince = complete.minus(CLOCK_SKEW_TOLERANCE);
        // What is found out once is kept before judging, which may fail: what to say, and that a source returned.
        pending.addAll(sources.dropped(horizon));
        pending.addAll(clocks.notes(traffic, asked, asked.plus(took)));
        pending.addAll(sources.warnings(traffic.store().heartbeats()));
        seen = seen.map(before -> new Seen(before.until(), earlier(before.lateSince(), lateSince)));
        TickReport.Judged judged = alerts.judge(t, traffic, horizon.time(), blind);
        if (notices.after(t, blind.map(AlertReport.Blind::cause)).ends()) {
            pending.addFirst(resumedNote());
        }
        seen = Optional.of(new Seen(until, lateSince));
        firstBlind = blind.isPresent() ? firstBlind : Optional.empty();
        return new TickReport(range, missed, Optional.of(traffic), judged, ingest, took, takePending(), List.of());
    }

    /** The sentences to say at this tick. */
    private List<String> takePending() {
        List<String> notes = List.copyOf(pending);
        pending.clear();
        return notes;
    }

    private TickReport past(TimeRange range, long missed, TrafficSnapshot traffic, Duration took)
            throws TrafficUnavailableException {
        TickReport.Judged judged = alerts.judge(range.to(), traffic, Instant.MAX, Optional.empty());
        return new TickReport(range, missed, Optional.of(traffic), judged, Ingest.UNKNOWN, took, List.of(), List.of());
    }

    /** The blindness, since the horizon; where that is unknown, since the first blind tick. */
    private AlertReport.Blind dated(AlertReport.Blind found, Horizon horizon, Instant asked) {
        return horizon.laggard().isPresent()
                ? found
                : new AlertReport.Blind(blindSince(asked), found.reason(), found.cause());
    }

    private Instant blindSince(Instant now) {
        firstBlind = firstBlind.or(() -> Optional.of(now));
        return seen.map(Seen::until).or(() -> firstBlind).orElse(now);
    }

    private TickReport away(TimeRange range, long missed, long started, String reason) {
        Instant since = blindSince(range.to());
        TickReport.Judged held = alerts.held(new AlertReport.Blind(since, reason));
        notices.after(range.to(), Optional.of(reason));
        Duration took = Duration.ofNanos(clock.nanoTime() - started);
        return new TickReport(range, missed, Optional.empty(), held, Ingest.UNKNOWN, took, takePending(), List.of());
    }

    private Ingest ingest(TrafficSnapshot traffic, Horizon horizon, Instant asked) throws TrafficUnavailableException {
        boolean hasHits = traffic.totals().hits() > 0;
        if (hasHits && !hadHits && traffic.store().newestHit().isEmpty()) {
            newestHit = source.lastHitBefore(asked.plusMillis(1));
        }
        // Totals through a filter may be zero.
        hadHits |= hasHits;
        // The request covers the whole of the running second.
        newestHit = traffic.store().newestHit().map(hit -> earlier(hit, asked)).or(() -> newestHit);
        return new Ingest(
                ago(newestHit, asked),
                horizon.backlogBytes(),
                OptionalLong.of(traffic.store().unparsed()),
                ago(
                        traffic.store().heartbeats().stream()
                                .map(SourceHeartbeat::at)
                                .max(Instant::compareTo),
                        asked));
    }

    private static OptionalDouble ago(Optional<Instant> time, Instant now) {
        return time.map(then -> OptionalDouble.of(Duration.between(then, now).toMillis() / 1000.0))
                .orElse(OptionalDouble.empty());
    }

    private String resumedNote() {
        return "Sees again"
                + seen.map(before ->
                                ", after being blind since " + before.until().truncatedTo(ChronoUnit.SECONDS))
                        .orElse("")
                + ".";
    }
}
