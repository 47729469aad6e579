/** Tests of the poller against a store in memory and a clock that the test moves. */
@NullMarked
package httpmonitor.poller.tick;

import org.jspecify.annotations.NullMarked;
