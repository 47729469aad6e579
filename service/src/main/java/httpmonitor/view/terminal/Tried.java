package httpmonitor.view.terminal;

import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Optional;

/** Requests to the store that the screen can do without: the next tick asks again. */
final class Tried {

    private Tried() {}

    /** A request to the store. */
    @FunctionalInterface
    interface Request<T> {
        T answer() throws TrafficUnavailableException;
    }

    /** The answer; empty where there is none, or one that this program cannot handle. */
    @SuppressWarnings("IllegalCatch")
    static <T> Optional<T> of(Request<T> request) {
        try {
            return Optional.of(request.answer());
        } catch (TrafficUnavailableException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
