/** What a poller tells a monitoring system about itself: figures in Prometheus' text format, and whether it lives. */
@NullMarked
package httpmonitor.poller.metrics;

import org.jspecify.annotations.NullMarked;
