/** Counts of hits over half-open ranges of time, and the ports that answer for them. Pure. */
@NullMarked
package httpmonitor.traffic;

import org.jspecify.annotations.NullMarked;
