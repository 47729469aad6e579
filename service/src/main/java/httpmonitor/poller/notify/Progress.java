package httpmonitor.poller.notify;

import java.time.Instant;

/** How one step of telling went. */
sealed interface Progress {

    /** There may be more to do at once. */
    record More() implements Progress {}

    /** There is nothing to do before something new is seen. */
    record Done() implements Progress {}

    /** There is something to do at a time. */
    record Later(Instant at) implements Progress {}
}
