/** The poller: ticks on a grid, one request per tick, and its evaluation. */
@NullMarked
package httpmonitor.poller.tick;

import org.jspecify.annotations.NullMarked;
