package httpmonitor.traffic;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One hit as it is stored; what the line does not say is empty. All texts are raw log text.
 *
 * @param time the line's own time, to the millisecond
 * @param client the client's address, as the line writes it
 * @param method request method
 * @param url request target, as the line writes it
 * @param status status code
 * @param bytes size of the response body
 * @param durationNanos how long the server took
 * @param referrer the page that the client came from
 * @param agent what the client calls itself
 * @param host the virtual host, or else the server that wrote the log
 */
public record StoredHit(
        Instant time,
        Optional<String> client,
        Optional<String> method,
        Optional<String> url,
        OptionalInt status,
        OptionalLong bytes,
        OptionalLong durationNanos,
        Optional<String> referrer,
        Optional<String> agent,
        Optional<String> host) {}
