@NullMarked
package httpmonitor.poller.metrics;

import org.jspecify.annotations.NullMarked;
