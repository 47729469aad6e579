package httpmonitor.view.web;

import httpmonitor.traffic.TrafficFilter.Condition;
import java.time.Duration;
import java.time.Instant;

/**
 * The syntax of instants, durations and filters in web requests: the same as on the command line. Each method throws
 * {@link IllegalArgumentException} with a sentence.
 */
public interface WebSyntax {

    /** An instant, floored to the second, as it is meant at wall time {@code now}. */
    Instant instant(String text, Instant now);

    /** A duration such as {@code 10s}. */
    Duration duration(String text);

    /** A condition such as {@code status=5xx}. */
    Condition condition(String text);
}
