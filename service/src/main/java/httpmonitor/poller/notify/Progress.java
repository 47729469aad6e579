package httpmonitor.poller.notify;

import java.time.Instant;

/** The result of one step of delivery. */
sealed interface Progress {

    /** There may be more to do at once. */
    record More() implements Progress {}

    /** There is nothing to do before the next tick. */
    record Done() implements Progress {}

    /** There is something to do at {@code at}. */
    record Later(Instant at) implements Progress {}
}
