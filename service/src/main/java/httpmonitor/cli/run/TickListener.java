package httpmonitor.cli.run;

import httpmonitor.poller.tick.TickReport;
import java.util.Optional;

/** Gets every tick; must return at once. */
interface TickListener {

    void onTick(TickReport report);

    /** Whether it serves somebody who does not read standard output, so that ticks are worth continuing without it. */
    default boolean servesOthers() {
        return true;
    }

    /** The address of the page, where this serves it; it ends with {@code /}. */
    default Optional<String> page() {
        return Optional.empty();
    }
}
