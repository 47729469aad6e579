package httpmonitor.view.web;

import httpmonitor.traffic.TrafficFilter.Condition;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The syntax of instants and filters in web requests: the same as on the command line. Each function throws
 * {@link IllegalArgumentException} with a sentence.
 *
 * @param instant reads an instant, floored to the second; its second argument is the wall time
 * @param condition reads a condition such as {@code status=5xx}
 */
public record WebSyntax(BiFunction<String, Instant, Instant> instant, Function<String, Condition> condition) {}
