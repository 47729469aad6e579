/** The poller's metrics in Prometheus' text format, and its health. */
@NullMarked
package httpmonitor.poller.metrics;

import org.jspecify.annotations.NullMarked;
