package httpmonitor.poller.notify;

import java.time.Duration;

/** The result of one step of delivery. */
sealed interface Progress {

    /** There may be more to do at once. */
    record More() implements Progress {}

    /** There is nothing to do before the next tick. */
    record Done() implements Progress {}

    /** There is something to do after a time. */
    record Later(Duration time) implements Progress {}
}
