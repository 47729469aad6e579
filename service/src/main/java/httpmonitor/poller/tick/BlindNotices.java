package httpmonitor.poller.tick;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The notices that a poller is blind and that it sees again: decides when each is due. Each cause is said once, and
 * when it comes back within five minutes it is counted instead: a network that comes and goes is one trouble. A poller
 * that stays blind says so after that time. Stateful; ticks in order.
 */
public final class BlindNotices {

    private static final Duration QUIET = Duration.ofMinutes(5);

    private record Last(Instant at, int more) {}

    private final Map<String, Last> said = new HashMap<>();
    private Optional<String> causeBefore = Optional.empty();
    private boolean isPending;
    private boolean isSaid;

    /**
     * What is to be said after a tick.
     *
     * @param begins that the poller is blind
     * @param more how often it was blind for the same cause since that was said last
     * @param ends that the poller sees again
     */
    public record Due(boolean begins, int more, boolean ends) {

        private static final Due NOTHING = new Due(false, 0, false);
    }

    /** After the tick for {@code t}: why it was blind, without figures that change; empty where it could see. */
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
        said.values().removeIf(old -> t.isAfter(old.at().plus(QUIET)));
        said.put(cause, new Last(t, 0));
        isPending = false;
        isSaid = true;
        return new Due(true, more, false);
    }
}
