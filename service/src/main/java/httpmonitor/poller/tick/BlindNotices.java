package httpmonitor.poller.tick;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides when to report that a poller is blind, and that it sees again. Each cause is reported once; when it returns
 * within five minutes it is counted instead. A poller that stays blind reports it again after that time. Stateful;
 * ticks come in order.
 */
public final class BlindNotices {

    private static final Duration QUIET = Duration.ofMinutes(5);

    private record Last(Instant at, int more) {}

    private final Map<String, Last> said = new HashMap<>();
    private Optional<String> causeBefore = Optional.empty();
    private boolean isPending;
    private boolean isSaid;

    /**
     * The reports that are due after a tick.
     *
     * @param begins whether to report that the poller is blind
     * @param more how often it was blind for the same cause since the last report of it
     * @param ends whether to report that the poller sees again
     */
    public record Due(boolean begins, int more, boolean ends) {

        private static final Due NOTHING = new Due(false, 0, false);
    }

    /**
     * The reports after the tick at {@code t}; {@code cause}: why it was blind, without changing figures, if it was.
     */
    public Due after(Instant t, Optional<String> cause) {
        boolean changed = !cause.equals(causeBefore);
        causeBefore = cause;
        if (cause.isEmpty()) {
            boolean ends = isSaid;
            isSaid = false;
            isPending = false;
            return ends ? new Due(false, 0, true) : Due.NOTHING;
        }
        isPending |= changed;
        return isPending ? begins(t, cause.get(), changed) : Due.NOTHING;
    }

    private Due begins(Instant t, String cause, boolean changed) {
        Last last = said.get(cause);
        // A clock that was set back ends the quiet time, too.
        if (last != null && !t.isBefore(last.at()) && t.isBefore(last.at().plus(QUIET))) {
            said.put(cause, changed ? new Last(last.at(), last.more() + 1) : last);
            return Due.NOTHING;
        }
        int more = last == null ? 0 : Math.max(0, last.more() - (changed ? 0 : 1));
        said.values().removeIf(old -> old.more() == 0 && t.isAfter(old.at().plus(QUIET)));
        said.put(cause, new Last(t, 0));
        isPending = false;
        isSaid = true;
        return new Due(true, more, false);
    }
}
