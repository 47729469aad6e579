package httpmonitor.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The timing of lines: when they are written, and which time they carry. */
public sealed interface Timing {

    /** How long the traffic lasts; empty: until something else ends it. */
    Optional<Duration> length();

    /** As time passes, bearing the second of their writing. */
    record Live(Optional<Duration> length) implements Timing {}

    /** At once, as if written from a past whole second on. */
    record BackDated(Instant from, Optional<Duration> length) implements Timing {}
}
