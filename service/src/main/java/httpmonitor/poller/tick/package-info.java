/** The poller: ticks on a grid, one question per tick, and what the answers mean. */
@NullMarked
package httpmonitor.poller.tick;

import org.jspecify.annotations.NullMarked;
