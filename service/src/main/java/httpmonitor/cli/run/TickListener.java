package httpmonitor.cli.run;

import httpmonitor.poller.tick.TickReport;
import java.util.Optional;

/** Gets every tick; must return at once. */
interface TickListener {

    void onTick(TickReport report);

    /** Whether it serves anything but standard output, so that ticks go on where that is closed. */
    default boolean servesOthers() {
        return true;
    }

    /** The address of the page, where this serves it; it ends with {@code /}. */
    default Optional<String> page() {
        return Optional.empty();
    }
}
