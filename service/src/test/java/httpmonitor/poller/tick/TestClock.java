package httpmonitor.poller.tick;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. */
final class TestClock implements InstantSource {

    private Instant now = Instant.EPOCH;

    void moveTo(Instant time) {
        now = time;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
