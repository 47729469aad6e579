package httpmonitor.poller.tick;

import httpmonitor.alert.AlertRule;
import httpmonitor.alert.DataExtent;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The horizon: the time up to which the store holds everything, as the sources' heartbeats say at some wall time.
 *
 * @param laggard the source whose {@code coveredUntil} is the horizon: the fresh one that covers least, else the silent
 *     one that covers most; empty where no source writes heartbeats
 * @param fresh the sources with a heartbeat of the last ten minutes
 * @param silent the sources with an older heartbeat, of the last day
 * @param ahead the sources whose heartbeats lie in the future: they say nothing about the present, and are left out
 * @param now the wall time
 */
public record Horizon(
        Optional<SourceHeartbeat> laggard,
        List<SourceHeartbeat> fresh,
        List<SourceHeartbeat> silent,
        List<SourceHeartbeat> ahead,
        Instant now) {

    /** A source without a heartbeat for this time is dropped. */
    static final Duration HEARD_WITHIN = Duration.ofMinutes(10);

    /** A heartbeat that lies further in the future comes from a clock that cannot be compared with ours. */
    static final Duration AHEAD_BEYOND = Duration.ofMinutes(1);

    /** How far back the horizon may lie before the poller is blind. */
    static final Duration BLIND_BEYOND = Duration.ofSeconds(30);

    /** The horizon at wall time {@code now}. */
    public static Horizon of(List<SourceHeartbeat> heartbeats, Instant now) {
        Instant lately = now.minus(HEARD_WITHIN);
        List<SourceHeartbeat> ahead =
                heartbeats.stream().filter(beat -> isAhead(beat, now)).toList();
        List<SourceHeartbeat> fresh = heartbeats.stream()
                .filter(beat -> !beat.at().isBefore(lately) && !isAhead(beat, now))
                .toList();
        List<SourceHeartbeat> silent =
                heartbeats.stream().filter(beat -> beat.at().isBefore(lately)).toList();
        Optional<SourceHeartbeat> laggard = fresh.isEmpty()
                ? silent.stream().max(Comparator.comparing(SourceHeartbeat::coveredUntil))
                : fresh.stream().min(Comparator.comparing(SourceHeartbeat::coveredUntil));
        return new Horizon(laggard, fresh, silent, ahead, now);
    }

    /**
     * The horizon of a store, by its heartbeats.
     *
     * @param now the wall time right before the request; a command's start may be minutes earlier
     */
    public static Horizon ask(TrafficSource source, Instant now) throws TrafficUnavailableException {
        return of(source.heartbeats(now), now);
    }

    /** The extent of the stored data up to this horizon; asks for its beginning where a rule needs that. */
    public DataExtent extent(List<AlertRule> rules, TrafficSource source) throws TrafficUnavailableException {
        Instant beginning = rules.stream().anyMatch(AlertRule::needsBeginning)
                ? source.beginning().orElse(Instant.MAX)
                : Instant.MIN;
        return new DataExtent(beginning, time());
    }

    static boolean isAhead(SourceHeartbeat beat, Instant now) {
        return beat.at().isAfter(now.plus(AHEAD_BEYOND));
    }

    /**
     * The horizon. It is the end of time where no source writes heartbeats, because then nothing waits for it. Where
     * all heartbeats lie in the future, it is as far back as for a source that is dropped.
     */
    public Instant time() {
        return laggard.map(SourceHeartbeat::coveredUntil)
                .orElseGet(() -> isProven() ? Instant.MAX : now.minus(HEARD_WITHIN));
    }

    /** Whether a heartbeat gives the horizon, or no source writes any. */
    boolean isProven() {
        return laggard.isPresent() || ahead.isEmpty();
    }

    /**
     * The bytes of fresh sources that are not stored yet; empty where no source is fresh, or one does not know its
     * bytes.
     */
    OptionalLong backlogBytes() {
        boolean known = fresh.stream().allMatch(beat -> beat.backlogBytes().isPresent());
        return fresh.isEmpty() || !known
                ? OptionalLong.empty()
                : OptionalLong.of(fresh.stream()
                        .mapToLong(beat -> beat.backlogBytes().getAsLong())
                        .sum());
    }

    /**
     * The problem where no index matches a pattern although a fresh source has stored hits: the pattern is wrong. Where
     * it is right, zero hits mean no traffic.
     *
     * @param pattern the index pattern
     * @param indices how many indices match it
     * @return a phrase for the user; empty while no source says that it has stored a hit, as in the first minute of a
     *     new installation
     */
    public Optional<String> wrongPlace(String pattern, int indices) {
        return fresh.stream()
                .filter(beat -> indices == 0 && beat.hits() > 0)
                .max(Comparator.comparingLong(SourceHeartbeat::hits))
                .map(beat -> "no index matches " + pattern + ", though " + beat.path() + " on " + beat.host()
                        + " has stored " + beat.hits() + (beat.hits() == 1 ? " hit" : " hits") + ": check --index");
    }

    /** Why a poller that looks at wall time {@code now} is blind, if it is. */
    Optional<AlertReport.Blind> blind(Instant now) {
        if (!isProven()) {
            SourceHeartbeat beat = ahead.getFirst();
            String cause = "the heartbeat of " + beat.path() + " on " + beat.host()
                    + " lies in the future of this machine's clock, so that it proves nothing: set the clocks by NTP";
            return Optional.of(new AlertReport.Blind(time(), cause));
        }
        return laggard.filter(beat -> beat.coveredUntil().isBefore(now.minus(BLIND_BEYOND)))
                .map(beat -> blind(beat, now));
    }

    private static AlertReport.Blind blind(SourceHeartbeat beat, Instant now) {
        Instant since = beat.coveredUntil();
        String source = beat.path() + " on " + beat.host();
        if (beat.at().isBefore(now.minus(BLIND_BEYOND))) {
            return new AlertReport.Blind(
                    since, source + " was last heard at " + beat.at().truncatedTo(ChronoUnit.SECONDS));
        }
        String behind = source + " is behind";
        return new AlertReport.Blind(
                since,
                behind + ": stored up to " + since.truncatedTo(ChronoUnit.SECONDS) + beat.backlogPhrase(),
                behind);
    }
}
