package httpmonitor.traffic;

import httpmonitor.traffic.TrafficSnapshot.Closer;
import httpmonitor.traffic.TrafficSnapshot.Shown;
import httpmonitor.traffic.TrafficSnapshot.StoreState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Traffic without the parts that few tests are about. */
public final class SampleTraffic {

    private SampleTraffic() {}

    /** A group whose hits have no duration. */
    public static HitGroup group(String value, long hits, long bytes, long clientErrors, long serverErrors) {
        return new HitGroup(value, hits, bytes, clientErrors, serverErrors, OptionalLong.empty());
    }

    /** A heartbeat of a writer that does not count hits. */
    public static SourceHeartbeat heartbeat(
            String host, String path, Instant at, Instant coveredUntil, long backlogBytes) {
        return heartbeat(host, path, at, coveredUntil, OptionalLong.of(backlogBytes), OptionalLong.empty(), 0);
    }

    /** A heartbeat of a writer that has nothing to warn of. */
    public static SourceHeartbeat heartbeat(
            String host,
            String path,
            Instant at,
            Instant coveredUntil,
            OptionalLong backlogBytes,
            OptionalLong size,
            long hits) {
        return new SourceHeartbeat(host, path, at, coveredUntil, backlogBytes, size, hits, "");
    }

    /** An answer to a question without rules or details, without hits from the future and unparsed lines. */
    public static TrafficSnapshot snapshot(
            IntervalTraffic interval,
            HitSeries recent,
            StoredTotals totals,
            Optional<Instant> newestHit,
            LateHits late,
            List<SourceHeartbeat> heartbeats,
            long unparsed,
            int indices) {
        return new TrafficSnapshot(
                new Shown(interval, totals, Closer.NOTHING),
                recent,
                late,
                List.of(),
                List.of(),
                new StoreState(
                        newestHit,
                        Optional.empty(),
                        Optional.empty(),
                        heartbeats,
                        unparsed,
                        Optional.empty(),
                        indices));
    }

    /** The same answer with another interval, and with what is asked for besides. */
    public static TrafficSnapshot showing(TrafficSnapshot answer, IntervalTraffic interval, Closer closer) {
        Shown shown = new Shown(interval, answer.totals(), closer);
        return new TrafficSnapshot(
                shown, answer.recent(), answer.late(), answer.rules(), answer.durations(), answer.store());
    }
}
