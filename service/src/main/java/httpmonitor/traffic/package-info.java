/** What was measured: hits over half-open ranges of time, and the port that answers for them. Pure. */
@NullMarked
package httpmonitor.traffic;

import org.jspecify.annotations.NullMarked;
