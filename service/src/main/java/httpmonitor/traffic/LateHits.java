package httpmonitor.traffic;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The late hits that a tick finds. The time at which a hit was read shows that it is late; that time is wrong where the
 * writer's clock is.
 *
 * @param oldest time of the oldest hit that has come late, if any
 * @param stored the number of all hits of the seconds for which late hits matter; empty where they were not counted
 */
public record LateHits(Optional<Instant> oldest, OptionalLong stored) {

    /** No late hits. */
    public static final LateHits NONE = new LateHits(Optional.empty(), OptionalLong.empty());
}
