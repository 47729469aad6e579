package httpmonitor.traffic;

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
                interval,
                recent,
                totals,
                newestHit,
                late,
                heartbeats,
                unparsed,
                indices,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                TrafficSnapshot.Closer.NOTHING,
                List.of());
    }
}
